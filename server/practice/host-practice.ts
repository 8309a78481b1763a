import postgres from 'postgres';
import type { Runtime } from '#graphql/runtime';
import { type OpenPractice, openPractice } from '#server/practice/open-practice';

export interface PracticeHost {
  stop(): Promise<void>;
}

const lookEveryMs = 5_000;

/**
 * Hosts the practice shop's GMOPG in this process while it holds the one lock of the database for it; of two processes one
 * does, and when it is gone the other takes over within seconds, with its own ledger file. Resolves when that is decided for
 * the first time. Never rejects: what goes wrong is logged and tried again, the product works without.
 */
export async function hostPractice(
  runtime: Runtime,
  shopId: string,
  { databaseUrl, dataDir, ownOrigin }: { databaseUrl: string; dataDir: string; ownOrigin: string },
): Promise<PracticeHost> {
  const { database, log, now, config } = runtime;
  // One connection for good: the lock lives and dies with it.
  const connection = { application_name: 'fukkyu-practice' };
  const sql = postgres(databaseUrl, {
    max: 1,
    max_lifetime: null,
    backoff: () => 0.2,
    connect_timeout: 5,
    connection,
  });
  const note = (line: string) => log.warn({ part: 'practice' }, line);
  const setting = { dataDir, ownOrigin, secret: config.secret, now, log: note };
  let open: OpenPractice | null = null;
  let lastProblem = '';
  let isStopping = false;

  async function look(): Promise<void> {
    // Taken again each time: a second hold of one's own does no harm, and a connection that broke lost the first.
    const [lock] =
      await sql`select pg_try_advisory_lock(hashtextextended('fukkyu practice gateway', 0)) as mine`;
    if (isStopping) return;
    if (lock?.mine && open === null) open = await openPractice(database.db, shopId, setting);
    if (!lock?.mine) await leave();
    runtime.practice = open?.gateway ?? null;
    lastProblem = '';
  }

  async function leave(): Promise<void> {
    runtime.practice = null;
    const left = open;
    open = null;
    await left?.close();
  }

  const keepLooking = () =>
    look().catch((error: unknown) => {
      const problem = error instanceof Error ? error.message : String(error);
      if (problem !== lastProblem && !isStopping)
        log.warn({ part: 'practice', err: error }, 'The practice GMOPG does not run.');
      lastProblem = problem;
    });

  let timer: NodeJS.Timeout | undefined;
  let looking = keepLooking();
  const lookLater = () => {
    timer = setTimeout(() => {
      looking = keepLooking().then(lookLater);
    }, lookEveryMs);
  };
  await looking;
  lookLater();
  return {
    async stop() {
      isStopping = true;
      await sql.end({ timeout: 1 });
      await looking;
      clearTimeout(timer);
      await leave();
    },
  };
}
