import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit';
import { cancellations } from '#db/schema/gateway';
import { mails } from '#db/schema/mails';
import { orders } from '#db/schema/orders';
import { canCancelTrade } from '#recovery/cancel/can-cancel-trade';
import { type CancelRequest, cancelTrade } from '#recovery/cancel/cancel-trade';
import { openCancellation } from '#recovery/cancel/open-cancellation';
import { settleCancellation } from '#recovery/cancel/settle-cancellation';
import { settleLostCancellations } from '#recovery/cancel/settle-lost-cancellations';
import { cancelOrder } from '#recovery/orders/cancel-order';
import { placeOrder } from '#recovery/orders/place-order';
import { restoreAbnormalOrder } from '#recovery/restore/restore-abnormal-order';
import { updateShop } from '#recovery/shops/update-shop';
import { aCheckout } from '#test/a-checkout';
import { aNotice, anAccessId } from '#test/a-notice';
import { aPeer } from '#test/a-peer';
import { aDatabase } from '#test/harness/a-database';
import { aGate } from '#test/recovery/a-gate';

const database = await aDatabase();
const { db } = database;

type Peer = Awaited<ReturnType<typeof aPeer>>;

async function cancel(peer: Peer, accessId: string, override: Partial<CancelRequest> = {}) {
  const { id, total } = await peer.rowOf(accessId);
  const request: CancelRequest = {
    ...{
      id,
      expectedJob: 'VOID',
      expectedTotal: total,
      reason: null,
      sendCancellationMail: false,
      mail: null,
    },
    ...override,
  };
  return cancelTrade(db, peer.shop.id, request, peer.by());
}

async function restore(peer: Peer, accessId: string) {
  const { id } = await peer.rowOf(accessId);
  const request = { id, sendConfirmationMail: false, mail: null, note: null };
  return restoreAbnormalOrder(db, peer.shop.id, request, peer.by());
}

const sweep = (peer: Peer) =>
  settleLostCancellations(db, {
    gatewayOf: async (shopId) => (shopId === peer.shop.id ? peer.gateway : null),
    clock: peer.clock.now,
  });

const attemptsAt = (peer: Peer) =>
  db.select().from(cancellations).where(eq(cancellations.shopId, peer.shop.id));

describe('a trade is cancelled from its row', () => {
  test('the duplicate of a cash-on-delivery order: the money goes back, the customer is told, nothing is open', async () => {
    const peer = await aPeer(database);
    const input = { checkout: aCheckout(), paymentMethod: 'CASH_ON_DELIVERY' as const, accessId: null };
    await placeOrder(db, peer.shop.id, input, { actor: 'cart', now: peer.clock.now() });
    const accessId = await peer.charge();
    expect(await peer.rowOf(accessId)).toMatchObject({ status: 'DUPLICATE', isOpen: true });

    const result = await cancel(peer, accessId, { reason: '代引の注文あり', sendCancellationMail: true });
    expect(result).toMatchObject({
      kind: 'TradeCancelled',
      job: 'VOID',
      mail: { kind: 'DUPLICATE_CANCELLED' },
    });
    expect(peer.simulator.ledger.trade(accessId)?.status).toBe('VOID');
    expect(await peer.rowOf(accessId)).toMatchObject({
      status: 'DUPLICATE',
      money: 'REVERSED',
      isOpen: false,
    });
    const [mail] = await db.select().from(mails).where(eq(mails.shopId, peer.shop.id));
    expect(mail).toMatchObject({ recipient: 'mr192@example.jp', orderId: null, state: 'QUEUED' });
    const deeds = await db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.shopId, peer.shop.id), eq(auditEntries.kind, 'TRADE_CANCELLED')));
    expect(deeds).toMatchObject([
      { actor: '店員', detail: { job: 'VOID', total: 650, reason: '代引の注文あり' } },
    ]);
  });

  test('an unrecoverable row without checkout: nobody can be told, the money goes back', async () => {
    const peer = await aPeer(database);
    const accessId = await peer.charge();
    const result = await cancel(peer, accessId, { sendCancellationMail: true });
    expect(result).toMatchObject({ kind: 'TradeCancelled', mail: null });
    expect(await peer.rowOf(accessId)).toMatchObject({ reason: 'PAYMENT_REVERSED', isOpen: false });
  });

  test.each([
    { case: 'the next day', status: 'CAPTURE', charged: '2026-11-09', job: 'RETURN' },
    { case: 'the next month', status: 'SALES', charged: '2026-10-31', job: 'RETURNX' },
    { case: 'a held amount in the next month', status: 'AUTH', charged: '2026-10-31', job: 'RETURN' },
    { case: 'the 180th day', status: 'CAPTURE', charged: '2026-05-14', job: 'RETURNX' },
  ] as const)('$case the job is $job', async ({ status, charged, job }) => {
    const peer = await aPeer(database);
    const accessId = await peer.charge({ status, at: new Date(`${charged}T10:00:00+09:00`) });
    expect(await cancel(peer, accessId, { expectedJob: job })).toMatchObject({ kind: 'TradeCancelled', job });
    expect(peer.simulator.ledger.trade(accessId)?.status).toBe(job);
  });

  test('on the 181st day nothing is sent and the person is told', async () => {
    const peer = await aPeer(database);
    const accessId = await peer.charge({ at: new Date('2026-05-13T10:00:00+09:00') });
    const result = await cancel(peer, accessId, { expectedJob: 'RETURNX' });
    expect(result).toMatchObject({
      kind: 'CancellationImpossible',
      obstacle: 'TOO_LATE',
      message: expect.stringContaining('180日'),
    });
    expect(peer.reversals(accessId)).toBe(0);
  });
});

test.each([
  ['of which GMOPG’s time is unknown', '', 'DATE_UNKNOWN'],
  ['that GMOPG dates days ahead of our clock', '20261113120000', 'DATE_AHEAD'],
])('nobody is told that a trade %s is too old', async (_, TranDate, obstacle) => {
  const peer = await aPeer(database);
  await peer.receive(aNotice({ ShopID: peer.shop.gmopgShopId, TranDate }), peer.clock.now());
  const row = await peer.rowOf(anAccessId(1));
  const standing = { order: null, isPending: false, sauthHolds: false, now: peer.clock.now() };
  expect(canCancelTrade(row, standing)).toEqual({ kind: 'IMPOSSIBLE', obstacle });
});

describe('what the caller did not see is refused', () => {
  test('another job, another total: nothing is sent, the row is what GMOPG says', async () => {
    const peer = await aPeer(database);
    await peer.register();
    const accessId = await peer.charge({ status: 'AUTH' });
    expect((await cancel(peer, accessId, { expectedJob: 'RETURN' })).kind).toBe('CancellationChanged');
    peer.simulator.operate({ accessId, job: 'CHANGE', amount: 700 });
    expect(await cancel(peer, accessId)).toMatchObject({
      kind: 'CancellationChanged',
      abnormalOrder: { total: 700, reason: 'AMOUNT_MISMATCH' },
    });
    expect(peer.reversals(accessId)).toBe(0);
    expect((await cancel(peer, accessId, { expectedTotal: 700 })).kind).toBe('TradeCancelled');
  });

  test('a trade that was cancelled in the console meanwhile is not cancelled again', async () => {
    const peer = await aPeer(database);
    const accessId = await peer.charge();
    peer.simulator.operate({ accessId, job: 'VOID' });
    expect(await cancel(peer, accessId)).toMatchObject({
      kind: 'CancellationImpossible',
      abnormalOrder: { money: 'REVERSED', isOpen: false },
    });
    expect(await attemptsAt(peer)).toEqual([]);
  });

  test('the money of a restored order stays until the order is cancelled', async () => {
    const peer = await aPeer(database);
    await peer.register();
    const accessId = await peer.charge();
    const restored = await restore(peer, accessId);
    expect((await cancel(peer, accessId)).kind).toBe('CancellationImpossible');
    if (restored.kind !== 'AbnormalOrderRestored') throw new Error(restored.kind);
    await cancelOrder(db, peer.shop.id, { id: restored.order.id, reason: null }, peer.by());
    expect((await cancel(peer, accessId)).kind).toBe('TradeCancelled');
  });

  test('also where its number is another, cancelled order’s by now', async () => {
    const peer = await aPeer(database);
    await peer.register({ orderNumber: 'A-1' });
    const accessId = await peer.charge({ orderId: 'A-1' });
    await restore(peer, accessId);
    const other = {
      checkout: aCheckout({ orderNumber: 'A' }),
      paymentMethod: 'OTHER' as const,
      accessId: null,
    };
    const placed = await placeOrder(db, peer.shop.id, other, peer.by());
    if (placed.kind !== 'OrderPlaced') throw new Error(placed.kind);
    await cancelOrder(db, peer.shop.id, { id: placed.order.id, reason: null }, peer.by());
    await updateShop(db, peer.shop.id, { stripsOrderSuffix: true }, peer.by());
    expect(await peer.rowOf(accessId)).toMatchObject({ status: 'RESTORED', orderNumber: 'A' });
    expect((await cancel(peer, accessId)).kind).toBe('CancellationImpossible');
    expect(peer.reversals(accessId)).toBe(0);
  });

  test('a silent GMOPG: nothing is sent, nothing is pending', async () => {
    const peer = await aPeer(database);
    const accessId = await peer.charge();
    await peer.simulator.setOutage('UNAVAILABLE');
    expect((await cancel(peer, accessId)).kind).toBe('GatewayUnavailable');
    expect(await attemptsAt(peer)).toEqual([]);
  });

  test('a shop without API access is told where to go', async () => {
    const peer = await aPeer(database);
    const accessId = await peer.charge();
    const { id } = await peer.rowOf(accessId);
    const request = { id, expectedJob: 'VOID' as const, expectedTotal: 650, reason: null };
    const result = await cancelTrade(
      db,
      peer.shop.id,
      { ...request, sendCancellationMail: false, mail: null },
      { ...peer.by(), gateway: null },
    );
    expect(result).toMatchObject({
      kind: 'CancellationImpossible',
      obstacle: 'NO_GATEWAY_ACCESS',
      message: expect.stringContaining('管理画面'),
    });
  });
});

test('midnight between asking and telling: GMOPG is asked again and the new day’s job is sent, once', async () => {
  const peer = await aPeer(database, { startsAt: '2026-11-10T23:59:59+09:00' });
  const accessId = await peer.charge();
  const [before, after] = [peer.clock.now(), new Date('2026-11-11T00:00:00+09:00')];
  // GMOPG's day has ended. Ours ends after the order was written down: asked, answered, judged, kept.
  peer.clock.set(after);
  let looks = 0;
  const clock = () => (++looks <= 4 ? before : after);
  const { id } = await peer.rowOf(accessId);
  const result = await cancelTrade(
    db,
    peer.shop.id,
    { id, expectedJob: 'VOID', expectedTotal: 650, reason: null, sendCancellationMail: false, mail: null },
    { actor: '店員', now: before, gateway: { ...peer.gateway, clock } },
  );
  expect(result).toMatchObject({ kind: 'TradeCancelled', job: 'RETURN' });
  expect(peer.simulator.ledger.trade(accessId)?.status).toBe('RETURN');
});

test.each(['E11010003', 'E11010001'])(
  'given back in the console just before: GMOPG refuses by %s, the row is closed and the person is told why',
  async (secondReversal) => {
    const peer = await aPeer(database, { habits: { secondReversal } });
    const accessId = await peer.charge();
    const gateway = await aGate(peer.gateway, (call) => {
      if (call === 'AlterTran') peer.simulator.operate({ accessId, job: 'VOID' });
    });
    const { id } = await peer.rowOf(accessId);
    const seen = { id, expectedJob: 'VOID' as const, expectedTotal: 650, reason: null };
    const request = { ...seen, sendCancellationMail: false, mail: null };
    expect(await cancelTrade(db, peer.shop.id, request, { ...peer.by(), gateway })).toMatchObject({
      kind: 'CancellationImpossible',
      obstacle: 'REVERSED',
      message: 'この取引はすでに取り消されています（VOID）。',
      abnormalOrder: { money: 'REVERSED', isOpen: false },
    });
    expect(await attemptsAt(peer)).toMatchObject([{ state: 'REFUSED', errors: [{ info: secondReversal }] }]);
  },
);

test('a process that stood still before sending sends nothing any more', async () => {
  const peer = await aPeer(database);
  const accessId = await peer.charge();
  const { id } = await peer.rowOf(accessId);
  const [before, later] = [peer.clock.now(), new Date(peer.clock.now().getTime() + 31_000)];
  // Asked, answered, judged, kept; then half a minute of nothing.
  let looks = 0;
  const clock = () => (++looks <= 4 ? before : later);
  const result = await cancelTrade(
    db,
    peer.shop.id,
    { id, expectedJob: 'VOID', expectedTotal: 650, reason: null, sendCancellationMail: false, mail: null },
    { actor: '店員', now: before, gateway: { ...peer.gateway, clock } },
  );
  expect(result.kind).toBe('GatewayUnavailable');
  expect(peer.reversals(accessId)).toBe(0);
  expect(await attemptsAt(peer)).toMatchObject([{ state: 'NOT_DONE' }]);
});

describe('a lost reply', () => {
  test('is asked after, not sent again, and the row ends true', async () => {
    const peer = await aPeer(database);
    const accessId = await peer.charge();
    peer.simulator.nextFault(accessId, 'ALTER_REPLY_LOST');
    expect((await cancel(peer, accessId)).kind).toBe('TradeCancelled');
    expect(peer.reversals(accessId)).toBe(1);
    expect(await attemptsAt(peer)).toMatchObject([{ state: 'DONE' }]);
    expect((await peer.rowOf(accessId)).money).toBe('REVERSED');
  });

  test('of an order that GMOPG never carried out: the row waits, then it can be tried again', async () => {
    const peer = await aPeer(database);
    await peer.register();
    const accessId = await peer.charge();
    peer.simulator.nextFault(accessId, 'CONNECTION_RESET', 'AlterTran');
    expect((await cancel(peer, accessId)).kind).toBe('GatewayUnavailable');
    expect(await attemptsAt(peer)).toMatchObject([{ state: 'UNKNOWN' }]);
    expect((await restore(peer, accessId)).kind).toBe('AbnormalOrderNotRestorable');
    expect((await cancel(peer, accessId)).kind).toBe('CancellationImpossible');

    peer.clock.advance(60_000);
    expect(await sweep(peer)).toBe(0);
    peer.clock.advance(90_000);
    expect(await sweep(peer)).toBe(1);
    expect(await attemptsAt(peer)).toMatchObject([{ state: 'NOT_DONE' }]);
    expect((await cancel(peer, accessId)).kind).toBe('TradeCancelled');
    expect(peer.reversals(accessId)).toBe(1);
  });

  test('of a process that died after sending is found by the sweep, and the customer gets the mail that was asked for', async () => {
    const peer = await aPeer(database);
    await peer.register();
    const accessId = await peer.charge();
    const row = await peer.rowOf(accessId);
    const order = { job: 'VOID' as const, reason: null, sendCancellationMail: true, mail: null };
    await openCancellation(db, row, order, { actor: '店員', now: peer.clock.now() });
    peer.simulator.operate({ accessId, job: 'VOID' });

    expect(await sweep(peer)).toBe(0);
    peer.clock.advance(61_000);
    expect(await sweep(peer)).toBe(1);
    expect(await sweep(peer)).toBe(0);
    expect(await attemptsAt(peer)).toMatchObject([{ state: 'DONE' }]);
    expect(await peer.rowOf(accessId)).toMatchObject({ money: 'REVERSED', isOpen: false });
    const sent = await db.select().from(mails).where(eq(mails.shopId, peer.shop.id));
    expect(sent).toMatchObject([{ kind: 'PAYMENT_RETURNED', requestedBy: '店員' }]);
  });

  test('while GMOPG is silent the row stays pending, however often it is asked', async () => {
    const peer = await aPeer(database);
    const accessId = await peer.charge();
    const order = { job: 'VOID' as const, reason: null, sendCancellationMail: false, mail: null };
    await openCancellation(db, await peer.rowOf(accessId), order, { actor: '店員', now: peer.clock.now() });
    await peer.simulator.setOutage('UNAVAILABLE');
    for (let minutes = 0; minutes < 10; minutes++) {
      peer.clock.advance(61_000);
      expect(await sweep(peer)).toBe(0);
    }
    await peer.simulator.setOutage(null);
    peer.clock.advance(600_000);
    expect(await sweep(peer)).toBe(1);
    expect(await attemptsAt(peer)).toMatchObject([{ state: 'NOT_DONE' }]);
  });
});

describe('the sweep leaves nobody waiting', () => {
  const abandon = async (peer: Peer, orderId: string) => {
    const accessId = await peer.charge({ orderId });
    const order = { job: 'VOID' as const, reason: null, sendCancellationMail: false, mail: null };
    await openCancellation(db, await peer.rowOf(accessId), order, {
      actor: '店員',
      now: peer.clock.now(),
    });
    return accessId;
  };
  const abandonMany = async (peer: Peer) => {
    for (let n = 0; n < 20; n++) await abandon(peer, `S-${n}`);
  };

  test.each(['whose API access was taken away', 'whose GMOPG stays silent'])(
    'for twenty orders of a shop %s',
    async (which) => {
      const [stuck, peer] = [await aPeer(database), await aPeer(database)];
      await abandonMany(stuck);
      await stuck.simulator.setOutage('UNAVAILABLE');
      peer.clock.advance(1_000);
      peer.simulator.operate({ accessId: await abandon(peer, 'B-1'), job: 'VOID' });

      const gateways = new Map([[peer.shop.id, peer.gateway]]);
      if (which.endsWith('silent')) gateways.set(stuck.shop.id, { ...stuck.gateway, clock: peer.clock.now });
      const gatewayOf = async (shopId: string) => gateways.get(shopId) ?? null;
      peer.clock.advance(61_000);
      expect(await settleLostCancellations(db, { gatewayOf, clock: peer.clock.now })).toBe(1);
      expect(await attemptsAt(peer)).toMatchObject([{ state: 'DONE' }]);
      const asked = (await attemptsAt(stuck)).filter(({ askedAt }) => askedAt !== null);
      expect(asked).toHaveLength(2);
    },
  );

  test('and an order taken for lost too early ends true when its receipt comes after all', async () => {
    const peer = await aPeer(database);
    await peer.register();
    const accessId = await peer.charge();
    const order = { job: 'VOID' as const, reason: null, sendCancellationMail: true, mail: null };
    const by = { actor: '店員', now: peer.clock.now() };
    const opened = await openCancellation(db, await peer.rowOf(accessId), order, by);
    if (opened.kind !== 'OPENED') throw new Error(opened.obstacle);
    peer.clock.advance(120_000);
    expect(await sweep(peer)).toBe(1);
    const reply = { tranDate: peer.clock.now(), tranId: null, approval: null, forward: null };
    for (const isFirst of [true, false]) {
      const outcome = { kind: 'DONE' as const, reply: { kind: 'DONE' as const, ...reply } };
      const settled = await settleCancellation(db, opened.cancellation, outcome, peer.clock.now());
      expect([settled.trade.money, settled.mail !== null]).toEqual(['REVERSED', isFirst]);
    }
    expect(await attemptsAt(peer)).toMatchObject([{ state: 'DONE', problem: null }]);
  });
});

describe('two people at the same row', () => {
  test('one cancels, one restores: exactly one wins, the other is told what happened', async () => {
    const wins = { cancelled: 0, restored: 0 };
    for (let round = 0; round < 12; round++) {
      const peer = await aPeer(database);
      await peer.register();
      const accessId = await peer.charge();
      const [cancelled, restored] = await Promise.all([cancel(peer, accessId), restore(peer, accessId)]);
      const made = await db.select().from(orders).where(eq(orders.shopId, peer.shop.id));
      if (cancelled.kind === 'TradeCancelled') {
        wins.cancelled++;
        expect(['AbnormalOrderNotRestorable', 'GatewayDisagrees']).toContain(restored.kind);
        expect(made).toEqual([]);
        expect(peer.reversals(accessId)).toBe(1);
      } else {
        wins.restored++;
        expect(cancelled.kind).toBe('CancellationImpossible');
        expect(restored.kind).toBe('AbnormalOrderRestored');
        expect(made).toHaveLength(1);
        expect(peer.reversals(accessId)).toBe(0);
      }
      if (restored.kind !== 'AbnormalOrderRestored' && 'message' in restored)
        expect(restored.message).toMatch(/取消|取り消/);
    }
    expect(wins.cancelled + wins.restored).toBe(12);
  });

  test('both cancel: GMOPG is told once, the other one learns that it is done or under way', async () => {
    const peer = await aPeer(database);
    const accessId = await peer.charge();
    const results = await Promise.all(Array.from({ length: 5 }, () => cancel(peer, accessId)));
    expect(results.filter(({ kind }) => kind === 'TradeCancelled')).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'CancellationImpossible')).toHaveLength(4);
    expect(peer.reversals(accessId)).toBe(1);
    expect(await attemptsAt(peer)).toMatchObject([{ state: 'DONE' }]);
  });
});

test('a foreign shop’s row looks like one that does not exist', async () => {
  const [mine, theirs] = [await aPeer(database), await aPeer(database)];
  const { id } = await theirs.rowOf(await theirs.charge());
  const request = { id, expectedJob: 'VOID' as const, expectedTotal: 650, reason: null };
  const result = await cancelTrade(
    db,
    mine.shop.id,
    { ...request, sendCancellationMail: false, mail: null },
    mine.by(),
  );
  expect(result).toMatchObject({ kind: 'AbnormalOrderNotFound', id });
});
