import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { gatewayAnswers } from '#db/schema/gateway';
import { reconciliations } from '#db/schema/reconciliations';
import { forgetOldReconciliations } from '#recovery/reconcile/forget-old-reconciliations';
import { startNightlyReconciliations } from '#recovery/reconcile/start-nightly-reconciliations';
import { startReconciliation } from '#recovery/reconcile/start-reconciliation';
import { aShop, testSecret } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';
import { aReconciledShop } from '#test/recovery/reconcile/a-reconciled-shop';

const database = await aDatabase();
const { db } = database;

beforeEach(async () => {
  await database.sql`update shops set gateway_endpoint = null, shop_pass_sealed = null`;
});

const at = (jst: string) => new Date(`2026-11-${jst}+09:00`);

async function endRuns(now: Date) {
  await db.update(reconciliations).set({ finishedAt: now });
}

test('every shop with access is reconciled once a night, from three in Japan on', async () => {
  await aShop(database, { name: 'without access' });
  const [one, other] = [await aReconciledShop(database), await aReconciledShop(database)];
  const started: string[] = [];
  const minutes = [
    '02T02:59:59.999',
    '02T03:00:00',
    '02T03:01:00',
    '02T23:59:00',
    '03T02:59:00',
    '03T03:00:00',
  ];
  for (const minute of minutes) {
    if ((await startNightlyReconciliations(db, at(minute))) === 2) started.push(minute);
    await endRuns(at(minute));
  }
  // The first of all: there was no night before it.
  expect(started).toEqual(['02T02:59:59.999', '02T03:00:00', '03T03:00:00']);
  for (const { shop } of [one, other]) {
    const runs = await db.select().from(reconciliations).where(eq(reconciliations.shopId, shop.id));
    expect(runs.map(({ requestedBy }) => requestedBy)).toEqual(['NIGHTLY', 'NIGHTLY', 'NIGHTLY']);
  }
});

test('a process that was down at three catches up, after the run that is under way', async () => {
  const { start, workOn, shop } = await aReconciledShop(database);
  const key = await start();
  expect(await startNightlyReconciliations(db, at('02T12:00:00'))).toBe(0);
  expect(await workOn(key)).toBe('FINISHED');
  expect(await startNightlyReconciliations(db, at('02T12:01:00'))).toBe(1);
  const runs = await db.select().from(reconciliations).where(eq(reconciliations.shopId, shop.id));
  const night = runs.find(({ requestedBy }) => requestedBy === 'NIGHTLY');
  const jobs = await database.sql`
    select run_at from graphile_worker.jobs where key = ${`reconciliation:${night?.id}`} and run_at <= now()`;
  expect(jobs).toHaveLength(1);
});

test('many processes at once start one run', async () => {
  await aReconciledShop(database);
  const counts = await Promise.all(
    Array.from({ length: 8 }, () => startNightlyReconciliations(db, at('05T03:00:00'))),
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
});

test('without access nothing is started, and the refusal says what to do', async () => {
  const { shop } = await aShop(database);
  const by = { actor: '店員', now: at('02T12:00:00'), secret: testSecret };
  const message = expect.stringMatching(
    /GMOPGに照合できません。ショップの設定でAPI接続を登録してください。$/,
  );
  expect(await startReconciliation(db, shop.id, by)).toEqual({ kind: 'GatewayNotReached', message });
  const { shop: other } = await aReconciledShop(database);
  const withAnotherSecret = { ...by, secret: 'another secret, under which nothing was sealed' };
  expect(await startReconciliation(db, other.id, withAnotherSecret)).toMatchObject({
    kind: 'GatewayNotReached',
  });
});

test('runs are kept for 400 days, answers of numbers that nobody knows for 90', async () => {
  const { register, charge, reconcile, shop, clock } = await aReconciledShop(database);
  await register({ orderNumber: 'GONE' });
  await register({ orderNumber: 'KEPT' });
  charge('KEPT');
  await reconcile();
  const days = (count: number) => new Date(clock().getTime() + count * 86_400_000);
  const kept = async () => [
    (await db.select().from(gatewayAnswers).where(eq(gatewayAnswers.shopId, shop.id))).map(
      ({ gatewayOrderId }) => gatewayOrderId,
    ),
    await db.$count(reconciliations, eq(reconciliations.shopId, shop.id)),
  ];
  await forgetOldReconciliations(db, days(89));
  expect((await kept())[0]).toHaveLength(2);
  await forgetOldReconciliations(db, days(91));
  expect(await kept()).toEqual([['KEPT'], 1]);
  await forgetOldReconciliations(db, days(399));
  expect((await kept())[1]).toBe(1);
  await forgetOldReconciliations(db, days(401));
  expect(await kept()).toEqual([['KEPT'], 0]);
});
