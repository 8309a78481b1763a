import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { rescueReconciliations } from '#recovery/reconcile/rescue-reconciliations';
import { workOnReconciliation } from '#recovery/reconcile/work-on-reconciliation';
import { aNotice, anAccessId } from '#test/a-notice';
import { aDatabase } from '#test/harness/a-database';
import { aReconciledShop } from '#test/recovery/reconcile/a-reconciled-shop';

const database = await aDatabase({ max: 20 });
const bundle = await aBundledWorker();

const checkouts = 60;
const charged = (n: number) => n % 3 === 0;
const moved = 10;

/** 60 checkouts, every third charged without a notice, and 10 open rows whose money went back in the console. */
async function aStory(delayMs: number) {
  const story = await aReconciledShop(database, { delayMs });
  const { shop, register, charge, receive } = story;
  for (let n = 0; n < checkouts; n++) {
    const orderNumber = `A-${String(n).padStart(3, '0')}`;
    await register({ orderNumber });
    if (charged(n)) charge(orderNumber);
  }
  for (let n = 0; n < moved; n++) {
    const OrderID = `B-${n}`;
    await register({ orderNumber: OrderID });
    charge(OrderID, { accessId: anAccessId(n), status: 'VOID' });
    const noon = { TranDate: '20261102110000', AccessID: anAccessId(n) };
    await receive(
      aNotice({ ShopID: shop.gmopgShopId, OrderID, ...noon }),
      new Date('2026-11-02T11:00:01+09:00'),
    );
  }
  return story;
}

const whole = { asked: checkouts + moved, found: checkouts / 3, changed: moved, failed: 0 };

/** What a run says, without what differs from one shop to the next. */
async function resultOf(
  { readRun, rows }: Awaited<ReturnType<typeof aStory>>,
  key: { shopId: string; id: string },
) {
  const { counts, problem, findings } = await readRun(key);
  return {
    ...{ counts, problem },
    findings: findings.map(({ kind, orderNumber, before, after }) => ({ kind, orderNumber, before, after })),
    rows: (await rows()).map((row) => [row.orderNumber, row.status, row.reason, row.foundBy]),
  };
}

test('a run that is killed again and again ends like one that nobody disturbed', {
  timeout: 60_000,
}, async () => {
  const calm = await aStory(0);
  const undisturbed = await calm.reconcile();
  expect(undisturbed.counts).toEqual(whole);

  const story = await aStory(40);
  const key = await story.start();
  for (let life = 0; life < 4; life++) {
    const before = story.relay.asked.length;
    const worker = startWorker([
      database.url,
      key.shopId,
      key.id,
      String(life * 4),
      story.clock().toISOString(),
    ]);
    await expect
      .poll(() => story.relay.asked.length, { timeout: 10_000, interval: 5 })
      .toBeGreaterThan(before + 8 + life);
    worker.kill('SIGKILL');
  }
  expect(story.relay.asked.length).toBeLessThan(whole.asked);
  expect(await story.workOn(key)).toBe('NOT_MINE');
  story.later(20);
  // Its job was locked by the dead worker.
  await database.sql`select graphile_worker.remove_job(${`reconciliation:${key.id}`})`;
  expect(await rescueReconciliations(database.db, story.clock())).toBe(1);
  expect(await story.workOn(key)).toBe('FINISHED');

  expect(await resultOf(story, key)).toEqual(await resultOf(calm, undisturbed.key));
  // A plan of 20 a life is repeated at the most.
  expect(story.relay.asked.length).toBeLessThanOrEqual(whole.asked + 4 * 20);
});

test('of many workers one works on a run, and nothing is asked or counted twice', async () => {
  const story = await aStory(5);
  const key = await story.start();
  const again = await Promise.all(Array.from({ length: 8 }, () => story.start()));
  expect(new Set(again.map(({ id }) => id))).toEqual(new Set([key.id]));
  const steps = await Promise.all(Array.from({ length: 8 }, () => story.workOn(key)));
  expect(steps.toSorted()).toEqual(['FINISHED', ...Array(7).fill('NOT_MINE')]);
  expect((await story.readRun(key)).counts).toEqual(whole);
  expect(story.relay.asked.length).toBe(whole.asked);
});

test('a worker that was taken for dead writes nothing into the run of its successor', async () => {
  const story = await aStory(30);
  const key = await story.start();
  const slow = story.workOn(key);
  await expect.poll(() => story.relay.asked.length, { interval: 5 }).toBeGreaterThan(3);
  const successor = { ...story.work, clock: () => new Date(story.clock().getTime() + 4 * 60_000) };
  expect(await workOnReconciliation(database.db, key, successor)).toBe('FINISHED');
  expect(await slow).toBe('NOT_MINE');
  expect((await story.readRun(key)).counts).toEqual(whole);
});

test('a step ends when its process is stopped, and the next one goes on', async () => {
  const story = await aStory(10);
  const key = await story.start();
  let isStopping = false;
  const stopped = workOnReconciliation(database.db, key, { ...story.work, isStopping: () => isStopping });
  await expect.poll(() => story.relay.asked.length, { interval: 5 }).toBeGreaterThan(3);
  isStopping = true;
  expect(await stopped).toBe('GOES_ON');
  expect(story.relay.asked.length).toBeLessThan(whole.asked);
  expect(await story.workOn(key)).toBe('FINISHED');
  expect((await story.readRun(key)).counts).toEqual(whole);
  expect(story.relay.asked.length).toBe(whole.asked);
});

function startWorker(args: string[]): ChildProcess {
  const worker = spawn(process.execPath, [bundle, ...args], { stdio: 'inherit' });
  onTestFinished(() => {
    worker.kill('SIGKILL');
  });
  return worker;
}

/** In node_modules, so that the bundle finds the packages. */
async function aBundledWorker(): Promise<string> {
  const folder = await mkdtemp('node_modules/.reconciliation-worker-');
  afterAll(() => rm(folder, { recursive: true }));
  const outfile = join(folder, 'worker.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('./reconciliation-worker.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: {
      '#db': './db',
      '#gmopg': './gmopg',
      '#mail': './mail',
      '#recovery': './recovery',
      '#test': './test',
    },
    logLevel: 'warning',
  });
  return outfile;
}
