import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ground } from './ground';
import { noticeBody } from './notice-body';

export interface InsertLimit {
  /** Who drives the INSERTs. */
  driver: string;
  perSecond(connections: number, seconds: number): Promise<number>;
}

/** One INSERT and its commit per notice, nobody in between: pgbench, or postgres.js where there is none on the PATH. */
export async function insertLimit(ground: Ground, databaseUrl: string): Promise<InsertLimit> {
  if (spawnSync('pgbench', ['--version']).status !== 0) {
    const inserts = await ground.start({
      script: 'dist/bench-insert-limit.mjs',
      environment: { DATABASE_URL: databaseUrl },
    });
    return {
      driver: 'INSERTs of postgres.js (no pgbench here)',
      perSecond: async (connections, seconds) =>
        numberIn(JSON.stringify(await inserts.ask({ connections, seconds })), /"perSecond":([\d.]+)/),
    };
  }
  const script = join(ground.folder, 'insert.sql');
  writeFileSync(
    script,
    `insert into bare_notices (body) values ('${noticeBody('tshop00000001', 1)}'::bytea);\n`,
  );
  return {
    driver: 'pgbench',
    perSecond: async (connections, seconds) => {
      const options = ['-n', '-M', 'prepared', '-c', connections, '-j', 2, '-T', seconds, '-f', script];
      return numberIn(await outputOf('pgbench', [...options.map(String), databaseUrl]), /tps = ([\d.]+)/);
    },
  };
}

async function outputOf(command: string, words: string[]): Promise<string> {
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`${command} failed:\n${output}`);
  return output;
}

function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`No figure in: ${text}`);
  return Number(found);
}
