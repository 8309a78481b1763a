import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { queueMails } from '#mail/queue-mail';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';
import { aMailServer } from '#test/mail/a-mail-server';
import { aMail } from '#test/mail/a-queued-mail';

const database = await aDatabase();
const { shop } = await aShop(database);
const bundle = await aBundledWorker();

test('workers killed again and again send no mail twice and leave none behind', {
  timeout: 60_000,
}, async () => {
  const server = await aMailServer({ beforeContentReply: () => pause(Math.random() * 30) });
  const asked = Array.from({ length: 80 }, () => aMail(shop.id));
  await queueMails(database.db, asked, new Date());

  for (let life = 0; life < 4; life++) {
    const arrived = server.received.length;
    const worker = startWorker([database.url, server.url, String(life * 130)]);
    await expect
      .poll(() => server.received.length, { timeout: 10_000, interval: 5 })
      .toBeGreaterThan(arrived + 5);
    worker.kill('SIGKILL');
  }
  startWorker([database.url, server.url, '1000']);
  await expect.poll(unsettled, { timeout: 30_000, interval: 100 }).toBe(0);

  const arrivals = server.received.map(({ parsed }) => parsed.messageId);
  expect(new Set(arrivals).size).toBe(arrivals.length);
  const rows = await database.sql<{ state: string; messageId: string }[]>`
    select state, message_id as "messageId" from mails`;
  expect(rows.filter(({ state }) => state !== 'SENT' && state !== 'UNKNOWN')).toEqual([]);
  const sent = rows.filter(({ state }) => state === 'SENT');
  expect(sent.filter(({ messageId }) => !arrivals.includes(messageId))).toEqual([]);
  // Four at a time were in flight at each of four kills.
  expect(rows.length - sent.length).toBeLessThanOrEqual(16);
});

async function unsettled(): Promise<number> {
  const [row] = await database.sql<{ count: number }[]>`
    select count(*) from mails where state in ('QUEUED', 'SENDING')`;
  return row?.count ?? 0;
}

function startWorker(args: string[]): ChildProcess {
  const worker = spawn(process.execPath, [bundle, ...args], { stdio: 'ignore' });
  onTestFinished(() => {
    worker.kill('SIGKILL');
  });
  return worker;
}

/** In node_modules, so that the bundle finds the packages. */
async function aBundledWorker(): Promise<string> {
  const folder = await mkdtemp('node_modules/.mail-worker-');
  afterAll(() => rm(folder, { recursive: true }));
  const outfile = join(folder, 'mail-worker.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('./mail-worker.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '#db': './db', '#mail': './mail' },
    logLevel: 'warning',
  });
  return outfile;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
