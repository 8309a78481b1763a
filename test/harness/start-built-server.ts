import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface BuiltServer {
  url: string;
  /** The settings it runs with: for commands that are to work on the same database. */
  environment: Record<string, string>;
  /** Sweeps its data away too. */
  stop(): Promise<void>;
}

/**
 * `npm start` on an empty data folder and a free port, ready and with its practice shop. Builds what is not
 * built yet: give it time.
 */
export async function startBuiltServer(): Promise<BuiltServer> {
  const folder = mkdtempSync(join(tmpdir(), 'fukkyu-server-'));
  const port = await freePort();
  const { PATH = '', HOME = folder } = process.env;
  const environment = { PATH, HOME, PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'warn' };
  const server = spawn(process.execPath, ['server/first-run.mjs'], { env: environment });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (said += chunk));
  const ended = once(server, 'exit');
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };

  const url = `http://localhost:${port}`;
  while (!(await isReady(url))) {
    if (server.exitCode !== null) throw new Error(`The server did not start:\n${said}`);
    await sleep(100);
  }
  return { url, environment, stop };
}

async function isReady(url: string): Promise<boolean> {
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
