import { type ChildProcess, execFile, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

export interface BuiltServer {
  url: string;
  pid: number;
  /** The settings it runs with: for commands that are to work on the same database. */
  environment: Settings;
  /** Everything it wrote so far. */
  said(): string;
  /** Sends the signal and waits for the end; returns the exit code. */
  kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** Sweeps its data away too, unless the test gave it a data folder. */
  stop(): Promise<void>;
}

type Settings = Record<string, string> & { NODE_ENV: 'production' };

/**
 * `npm start` on a free port, ready and with its practice shop; on an empty data folder unless `settings` name one.
 * Builds what is not built yet: give it time. Rejects with what the process said when it ends instead.
 */
export async function startBuiltServer(settings: Record<string, string> = {}): Promise<BuiltServer> {
  const folder = mkdtempSync(join(tmpdir(), 'fukkyu-server-'));
  const environment = await environmentOf(folder, settings);
  const options: SpawnOptions = { env: environment, stdio: ['ignore', 'pipe', 'pipe'] };
  const server = spawn(process.execPath, ['server/first-run.mjs'], options);
  let output = '';
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (chunk) => (output += chunk));
  const ended = once(server, 'close');
  const kill = async (signal: NodeJS.Signals) => {
    server.kill(signal);
    await ended;
    return server.exitCode;
  };

  const url = `http://localhost:${environment.PORT}`;
  await untilReady(server, () => output);
  return {
    url,
    pid: server.pid ?? 0,
    environment,
    said: () => output,
    kill,
    async stop() {
      await kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** `npm run -s cli -- … --json` on the same settings; rejects with what it wrote to stderr. */
export async function runCli(environment: Settings, ...words: string[]) {
  const args = ['server/first-run.mjs', 'cli', ...words, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: environment });
  return JSON.parse(stdout);
}

async function environmentOf(folder: string, settings: Record<string, string>): Promise<Settings> {
  const { PATH = '', HOME = folder } = process.env;
  const port = String(await freePort());
  return { PATH, HOME, PORT: port, DATA_DIR: folder, LOG_LEVEL: 'warn', ...settings, NODE_ENV: 'production' };
}

/** By its own words: on the port another server may be answering. */
async function untilReady(server: ChildProcess, said: () => string): Promise<void> {
  while (!said().includes('ready http://')) {
    if (server.exitCode !== null) throw new Error(`The server did not start:\n${said()}`);
    await sleep(50);
  }
}

export async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/api/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}
