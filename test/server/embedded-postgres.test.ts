import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/embedded-postgres';
import { findPostmaster } from '#server/postmaster';

// As mktemp -d makes it: nobody but its owner may enter.
const folder = mkdtempSync(join(tmpdir(), 'fukkyu-embedded-'));
chmodSync(folder, 0o700);
const dataDir = join(folder, 'deep/er/.data');
const cluster = join(dataDir, 'postgres');

let running: EmbeddedPostgres;
afterAll(async () => {
  await running?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a cluster is made in a folder that only its owner enters, durable and in UTF-8, and survives a stop', async () => {
  running = await startEmbeddedPostgres(dataDir);
  await query(running.url, `create table kept (word text); insert into kept values ('髙①～')`);
  const settings = await query(
    running.url,
    `
    select current_setting('fsync') as fsync, current_setting('server_encoding') as encoding,
      current_setting('listen_addresses') as listens`,
  );
  expect(settings).toEqual([{ fsync: 'on', encoding: 'UTF8', listens: '127.0.0.1' }]);
  await running.stop();
  expect(findPostmaster(cluster)).toBeNull();

  const startedAt = Date.now();
  running = await startEmbeddedPostgres(dataDir);
  expect(await query(running.url, 'select word from kept')).toEqual([{ word: '髙①～' }]);
  expect(Date.now() - startedAt).toBeLessThan(5000);
});

test('nobody else reads it: the folder is closed and the password is asked for', async () => {
  expect(statSync(cluster).mode & 0o077).toBe(0);
  expect(statSync(join(cluster, 'fukkyu.json')).mode & 0o077).toBe(0);
  await expect(query(running.url.replace(/:[^:@/]+@/, ':wrong@'), 'select 1')).rejects.toThrow(
    'password authentication failed',
  );
});

test('a second process joins the running one, and leaves it running for the first', async () => {
  const joined = await startEmbeddedPostgres(dataDir);
  expect(joined).toMatchObject({ url: running.url, startedHere: false });
  const first = postgres(running.url, { max: 1 });
  await first`select 1`;
  await joined.stop();
  expect(await first`select word from kept`).toHaveLength(1);
  await first.end();
});

test('killed, it is back by itself within five seconds with what was committed', async () => {
  let restarts = 0;
  running.supervise(() => (restarts += 1));
  for (const round of [1, 2]) {
    await query(running.url, `insert into kept values ('round ${round}')`);
    process.kill(findPostmaster(cluster)?.pid ?? 0, 'SIGKILL');
    const killedAt = Date.now();
    while ((await query(running.url, 'select word from kept').catch(() => [])).length !== round + 1)
      await sleep(50);
    expect(Date.now() - killedAt).toBeLessThan(5000);
  }
  // It answers before whoever watches over it has said so.
  await expect.poll(() => restarts, { timeout: 5000 }).toBe(2);
  await running.stop();
});

test('a pid file that names some other process is no running Postgres', async () => {
  const file = join(cluster, 'postmaster.pid');
  writeFileSync(file, `${process.pid}\n${cluster}\n1\n1\n\n127.0.0.1\n`);
  expect(findPostmaster(cluster)).toBeNull();
  expect(existsSync(file)).toBe(false);
  writeFileSync(file, `${process.pid}\n${cluster}\n1\n1\n\n127.0.0.1\n`);
  running = await startEmbeddedPostgres(dataDir);
  expect(await query(running.url, 'select word from kept')).toHaveLength(3);
  await running.stop();
});

test('three processes that start at once end with one Postgres', async () => {
  const all = await Promise.all([1, 2, 3].map(() => startEmbeddedPostgres(dataDir)));
  expect(new Set(all.map(({ url }) => url)).size).toBe(1);
  running = all[0] ?? running;
  expect(await query(running.url, 'select word from kept')).toHaveLength(3);
  expect(readFileSync(`${cluster}.log`, 'utf8')).not.toContain('PANIC');
});

test('a port taken by a stranger is given up for another', async () => {
  const port = Number(new URL(running.url).port);
  await running.stop();
  const { createServer } = await import('node:net');
  const stranger = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1');
  running = await startEmbeddedPostgres(dataDir);
  expect(Number(new URL(running.url).port)).not.toBe(port);
  expect(await query(running.url, 'select word from kept')).toHaveLength(3);
  stranger.close();
});

async function query(url: string, text: string) {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
  try {
    return [...(await sql.unsafe(text))];
  } finally {
    await sql.end({ timeout: 0 });
  }
}
