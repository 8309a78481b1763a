import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { checkouts } from '#db/schema/orders';
import { aDatabase } from '#test/harness/a-database';
import { aReconciledShop } from '#test/recovery/reconcile/a-reconciled-shop';

const database = await aDatabase();

async function aStory(count: number, options: Parameters<typeof aReconciledShop>[1] = {}) {
  const story = await aReconciledShop(database, options);
  for (let n = 0; n < count; n++) {
    const orderNumber = `A-${String(n).padStart(3, '0')}`;
    await story.register({ orderNumber }, 2 * 24 * 60);
    if (n % 10 === 0) story.charge(orderNumber);
  }
  const unasked = async () => {
    const rows = await database.db.select().from(checkouts).where(eq(checkouts.shopId, story.shop.id));
    return rows.filter(({ reconciledAt }) => reconciledAt === null).length;
  };
  return { ...story, unasked };
}

test('while GMOPG is silent a run waits ever longer, says so, and goes on where it stopped', async () => {
  const { start, workOn, readRun, simulator, later, relay, unasked } = await aStory(30);
  const key = await start();
  await simulator.setOutage('RESET');
  const waits: number[] = [];
  for (let pause = 0; pause < 4; pause++) {
    expect(await workOn(key)).toBe('PAUSED');
    const { run, counts, problem } = await readRun(key);
    expect(counts).toEqual({ asked: 0, found: 0, changed: 0, failed: 0 });
    expect(problem).toMatch(/^GMOPGの答えを待っています。自動で再開します。.+/);
    waits.push((run.busyUntil.getTime() - run.workedAt.getTime()) / 1_000);
    expect(await workOn(key)).toBe('NOT_MINE');
    later(60);
  }
  expect(waits).toEqual([30, 60, 120, 240]);
  // Five in a row are enough; up to four were under way.
  expect(relay.asked.splice(0).length).toBeLessThanOrEqual(4 * 8);
  expect(await unasked()).toBe(30);

  await simulator.setOutage(null);
  expect(await workOn(key)).toBe('FINISHED');
  const { counts, problem } = await readRun(key);
  expect([counts, problem]).toEqual([{ asked: 30, found: 3, changed: 0, failed: 0 }, null]);
  expect(await unasked()).toBe(0);
});

test('after hours of silence a run ends and says why; nothing counts as asked', async () => {
  const { start, workOn, readRun, simulator, later, unasked, reconcile } = await aStory(30);
  const key = await start();
  await simulator.setOutage('UNAVAILABLE');
  const steps: string[] = [];
  while (steps.at(-1) !== 'FINISHED' && steps.length < 50) {
    steps.push(await workOn(key));
    later(30);
  }
  expect(steps.length).toBe(13);
  const { counts, problem, finishedAt } = await readRun(key);
  expect(finishedAt).not.toBeNull();
  expect(problem).toMatch(
    /^GMOPGから長い間答えがないため、照合を途中で終えました。残りは次の照合で確認します。/,
  );
  expect(counts).toEqual({ asked: 0, found: 0, changed: 0, failed: 0 });
  expect(await unasked()).toBe(30);
  await simulator.setOutage(null);
  expect((await reconcile()).counts).toMatchObject({ asked: 30, found: 3 });
});

test('a rate limit pauses the run at once, and nobody is forgotten', async () => {
  const { start, workOn, readRun, simulator, later, unasked } = await aStory(30);
  simulator.nextFault('A-010', 'RATE_LIMITED', 'SearchTrade');
  const key = await start();
  expect(await workOn(key)).toBe('PAUSED');
  const { counts, problem } = await readRun(key);
  expect(counts).toEqual({ asked: 10, found: 1, changed: 0, failed: 0 });
  expect(problem).toContain('E92000001');
  later(1);
  expect(await workOn(key)).toBe('FINISHED');
  expect((await readRun(key)).counts).toEqual({ asked: 30, found: 3, changed: 0, failed: 0 });
  expect(await unasked()).toBe(0);
});

test('one silence is a finding, and its checkout is asked about in the next run', async () => {
  const { reconcile, simulator, unasked } = await aStory(12);
  simulator.nextFault('A-010', 'CONNECTION_RESET', 'SearchTrade');
  const { counts, findings, problem } = await reconcile();
  expect([counts, problem]).toEqual([{ asked: 11, found: 1, changed: 0, failed: 1 }, null]);
  expect(findings.filter(({ kind }) => kind === 'FAILED')).toMatchObject([
    { orderNumber: 'A-010', problem: expect.stringContaining('GMOPG') },
  ]);
  expect(await unasked()).toBe(1);
  expect((await reconcile()).counts).toMatchObject({ found: 1, failed: 0 });
  expect(await unasked()).toBe(0);
});

test('many OrderIDs in a row of which GMOPG will not tell keep no other checkout from being asked', async () => {
  const { reconcile, relay, unasked } = await aStory(21);
  for (let n = 1; n < 20; n++) relay.refuse(`A-${String(n).padStart(3, '0')}`, 'E01110010');
  const { step, counts, problem, findings } = await reconcile();
  expect([step, counts, problem]).toEqual(['FINISHED', { asked: 2, found: 2, changed: 0, failed: 19 }, null]);
  expect(findings.at(1)).toMatchObject({ kind: 'FAILED', problem: expect.stringContaining('E01110010') });
  expect(await unasked()).toBe(19);
});

test('a run never asks faster than it may, and a few at once', async () => {
  const { reconcile, relay } = await aStory(30, { perSecond: 50, delayMs: 60 });
  await reconcile();
  const span = (relay.askedAt.at(-1) ?? 0) - (relay.askedAt[0] ?? 0);
  // 29 gaps of 20 ms; timers of a busy machine may come late, never early.
  expect(span).toBeGreaterThan(29 * 20 - 60);
  expect(relay.mostAtOnce).toBeGreaterThan(1);
  expect(relay.mostAtOnce).toBeLessThanOrEqual(4);
});

test('a run whose access was taken away ends and says so', async () => {
  const { start, workOn, readRun, shop } = await aStory(3);
  const key = await start();
  await database.sql`update shops set gateway_endpoint = null, shop_pass_sealed = null where id = ${shop.id}`;
  expect(await workOn(key)).toBe('FINISHED');
  expect((await readRun(key)).problem).toContain('API接続');
});
