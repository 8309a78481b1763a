import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { withDeadline } from '#db/client';
import { type Cluster, moveToFreePort, openCluster, runOnCluster } from '#server/postgres-cluster';
import { findPostmaster } from '#server/postmaster';

export interface EmbeddedPostgres {
  url: string;
  /** False when another process of ours had it running already. */
  startedHere: boolean;
  /** From now on starts Postgres again whenever it dies; `onRestart` hears of it. */
  supervise(onRestart: () => void): void;
  /** Stops supervising, and Postgres too unless somebody else is still connected. */
  stop(): Promise<void>;
}

/**
 * Starts a Postgres of our own on `dataDir/postgres`, made on the first call, or joins the one that runs there already.
 * It listens on 127.0.0.1 only, with a generated password. `settings` are those of postgresql.conf.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<EmbeddedPostgres> {
  const opened = await openCluster(dataDir);
  const { cluster, startedHere } = await bringUp(opened, { settings, mayMove: true });
  let watching: NodeJS.Timeout | undefined;
  return {
    url: urlOf(cluster),
    startedHere,
    supervise(onRestart) {
      watching = superviseCluster(cluster, settings, onRestart);
    },
    async stop() {
      clearInterval(watching);
      await stopCluster(cluster);
    },
  };
}

const patience = 60_000;

async function bringUp(
  opened: Cluster,
  { settings, mayMove }: { settings: Record<string, string>; mayMove: boolean },
): Promise<{ cluster: Cluster; startedHere: boolean }> {
  const giveUpAt = Date.now() + patience;
  let cluster = opened;
  let child: ChildProcess | null = null;
  for (;;) {
    const running = findPostmaster(cluster.folder);
    if (running?.port && running.port !== cluster.port && mayMove)
      cluster = { ...cluster, port: running.port };
    const answer = await knock(cluster);
    if (answer === 'open') return { cluster, startedHere: child !== null && child.exitCode === null };
    if (Date.now() > giveUpAt) throw new Error(explainSilence(cluster, answer));
    if (running === null && (child === null || child.exitCode !== null || child.signalCode !== null)) {
      // Nothing of ours runs, and yet somebody is there.
      if (answer === 'stranger' && mayMove) cluster = await moveToFreePort(cluster);
      child = startPostmaster(cluster, settings);
    }
    await sleep(30);
  }
}

function startPostmaster(cluster: Cluster, settings: Record<string, string>): ChildProcess {
  const ours = {
    listen_addresses: '127.0.0.1',
    port: String(cluster.port),
    unix_socket_directories: '',
    max_connections: '100',
    jit: 'off',
    ...settings,
  };
  const args = Object.entries(ours).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const output = openLog(`${cluster.folder}.log`);
  const child = runOnCluster('postgres', cluster, { args, input: 'ignore', output });
  closeSync(output);
  child.on('error', () => {});
  child.unref();
  return child;
}

/** One connection with our password: nobody else's Postgres lets it in. Makes the database on the first visit. */
async function knock(cluster: Cluster): Promise<'open' | 'stranger' | 'closed'> {
  const visitor = postgres(urlOf(cluster), {
    max: 1,
    connect_timeout: 2,
    fetch_types: false,
    onnotice: () => {},
  });
  try {
    await withDeadline(visitor`select 1`, 3000);
    return 'open';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === '3D000') return await createDatabase(cluster);
    const stillStarting = code === '57P03' || code === 'ECONNREFUSED' || code === 'CONNECT_TIMEOUT';
    return stillStarting ? 'closed' : 'stranger';
  } finally {
    await visitor.end({ timeout: 0 });
  }
}

async function createDatabase(cluster: Cluster): Promise<'closed'> {
  const visitor = postgres(urlOf(cluster, 'postgres'), { max: 1, fetch_types: false });
  // Refused when another process of ours made it a moment ago.
  await visitor`create database fukkyu`.catch(() => {});
  await visitor.end({ timeout: 0 });
  return 'closed';
}

function superviseCluster(cluster: Cluster, settings: Record<string, string>, onRestart: () => void) {
  let busy = false;
  const watching = setInterval(async () => {
    if (busy || findPostmaster(cluster.folder) !== null) return;
    busy = true;
    try {
      await bringUp(cluster, { settings, mayMove: false });
      onRestart();
    } catch {
      // The next round tries again; readiness says meanwhile that there is no database.
    } finally {
      busy = false;
    }
  }, 250);
  return watching.unref();
}

async function stopCluster(cluster: Cluster): Promise<void> {
  if (await isUsedByOthers(cluster)) return;
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    const running = findPostmaster(cluster.folder);
    if (running === null) return;
    process.kill(running.pid, signal);
    for (let waited = 0; waited < 10_000 && findPostmaster(cluster.folder) !== null; waited += 20)
      await sleep(20);
  }
}

async function isUsedByOthers(cluster: Cluster): Promise<boolean> {
  const visitor = postgres(urlOf(cluster), { max: 1, connect_timeout: 2, fetch_types: false });
  try {
    // A connection closed a moment ago is still listed: ask for half a second.
    for (let asked = 0; asked < 10; asked += 1) {
      const others = await visitor`
        select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
      if (others.length === 0) return false;
      await sleep(50);
    }
    return true;
  } catch {
    return false;
  } finally {
    await visitor.end({ timeout: 0 });
  }
}

function urlOf({ port, password }: Cluster, database = 'fukkyu'): string {
  return `postgres://fukkyu:${password}@127.0.0.1:${port}/${database}`;
}

function explainSilence(cluster: Cluster, answer: 'stranger' | 'closed'): string {
  const why =
    answer === 'stranger' ? `port ${cluster.port} is answered by another program` : 'it does not answer';
  return `The embedded Postgres did not start within ${patience / 1000} s (${why}). See ${cluster.folder}.log`;
}

/** Starts over at 10 MB. */
function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return openSync(file, size > 10_000_000 ? 'w' : 'a', 0o600);
}
