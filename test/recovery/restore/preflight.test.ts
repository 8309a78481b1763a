import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit';
import { gatewayAnswers } from '#db/schema/gateway';
import { orders } from '#db/schema/orders';
import { refreshTrade } from '#recovery/abnormal-orders/refresh-trade';
import { lookUpTrades } from '#recovery/gateway/look-up-trades';
import { completeCheckout } from '#recovery/orders/complete-checkout';
import { restoreAbnormalOrders } from '#recovery/restore/restore-abnormal-order';
import { updateShop } from '#recovery/shops/update-shop';
import { aNotice } from '#test/a-notice';
import { aPeer } from '#test/a-peer';
import { aDatabase } from '#test/harness/a-database';
import { aGate } from '#test/recovery/a-gate';

const database = await aDatabase();
const { db } = database;

type Peer = Awaited<ReturnType<typeof aPeer>>;

async function restore(
  peer: Peer,
  accessIds: string[],
  { withoutGatewayCheck = false, gateway = peer.gateway } = {},
) {
  const rows = await Promise.all(accessIds.map(peer.rowOf));
  const requests = rows.map(({ id }) => ({
    ...{ id, sendConfirmationMail: true, mail: null, note: null, withoutGatewayCheck },
  }));
  return restoreAbnormalOrders(db, peer.shop.id, requests, { ...peer.by(), gateway });
}

const ordersOf = (peer: Peer) => db.select().from(orders).where(eq(orders.shopId, peer.shop.id));

/** Several restorable rows, each with its checkout. */
async function charges(peer: Peer, count: number): Promise<string[]> {
  const accessIds: string[] = [];
  for (let n = 1; n <= count; n++) {
    await peer.register({ orderNumber: `N-${n}` });
    accessIds.push(await peer.charge({ orderId: `N-${n}` }));
  }
  return accessIds;
}

describe('before an order is made GMOPG is asked', () => {
  test('GMOPG says the same: the order is made, and the audit says that it was checked', async () => {
    const peer = await aPeer(database);
    await peer.register();
    const accessId = await peer.charge();
    expect(await restore(peer, [accessId])).toMatchObject([{ kind: 'AbnormalOrderRestored' }]);
    const [deed] = await db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.shopId, peer.shop.id), eq(auditEntries.kind, 'RESTORED')));
    expect(deed?.detail).toMatchObject({ gatewayCheck: 'AGREED' });
  });

  test('a sale that was authorised when its notice came and is captured now is restored all the same', async () => {
    const peer = await aPeer(database);
    await peer.register();
    const accessId = await peer.charge({ status: 'AUTH' });
    peer.simulator.operate({ accessId, job: 'SALES', amount: 650 });
    expect(await restore(peer, [accessId])).toMatchObject([
      { kind: 'AbnormalOrderRestored', abnormalOrder: { gatewayStatus: 'SALES', money: 'TAKEN' } },
    ]);
  });

  test('reversed meanwhile, its notice lost: refused, and the row says so', async () => {
    const peer = await aPeer(database);
    await peer.register();
    const accessId = await peer.charge();
    peer.simulator.operate({ accessId, job: 'VOID' });
    expect(await restore(peer, [accessId])).toMatchObject([
      {
        kind: 'GatewayDisagrees',
        message: expect.stringContaining('取り消されています'),
        abnormalOrder: { status: 'UNRECOVERABLE', reason: 'PAYMENT_REVERSED' },
      },
    ]);
    expect(await ordersOf(peer)).toEqual([]);
  });

  test('another amount meanwhile: refused, never restored at another price', async () => {
    const peer = await aPeer(database);
    await peer.register();
    const accessId = await peer.charge({ status: 'AUTH' });
    peer.simulator.operate({ accessId, job: 'CHANGE', amount: 600 });
    expect(await restore(peer, [accessId])).toMatchObject([
      { kind: 'GatewayDisagrees', abnormalOrder: { reason: 'AMOUNT_MISMATCH', total: 600 } },
    ]);
  });

  test('a forged notice: GMOPG knows no such trade, no order is made, the row stays to be looked at', async () => {
    const peer = await aPeer(database);
    await peer.register();
    await peer.receive(
      aNotice({ ShopID: peer.shop.gmopgShopId, AccessID: 'f'.repeat(32), TranDate: '20261110120000' }),
      peer.clock.now(),
    );
    expect(await restore(peer, ['f'.repeat(32)])).toMatchObject([
      { kind: 'GatewayDisagrees', abnormalOrder: { reason: 'OUTCOME_UNKNOWN', isOpen: true } },
    ]);
    expect(await ordersOf(peer)).toEqual([]);
  });

  test('an OrderID whose trade at GMOPG has another AccessID: the notice’s trade is not restored', async () => {
    const peer = await aPeer(database);
    await peer.register();
    const realId = await peer.charge({ notified: false });
    await peer.receive(
      aNotice({ ShopID: peer.shop.gmopgShopId, AccessID: 'e'.repeat(32), TranDate: '20261110120000' }),
      peer.clock.now(),
    );
    expect(await restore(peer, ['e'.repeat(32)])).toMatchObject([{ kind: 'GatewayDisagrees' }]);
    expect(await peer.rowOf(realId)).toMatchObject({ status: 'RESTORABLE', foundBy: 'INQUIRY' });
  });
});

describe('while GMOPG is asked', () => {
  const complete = (
    peer: Peer,
    payment: { paymentMethod: 'CARD' | 'CASH_ON_DELIVERY'; accessId: string | null },
  ) =>
    completeCheckout(
      db,
      peer.shop.id,
      { orderNumber: '2009031700003', ...payment },
      { actor: 'cart', now: peer.clock.now() },
    );

  test('another row becomes restorable: GMOPG was not asked about it, so no order is made of it', async () => {
    const peer = await aPeer(database);
    const [asked] = await charges(peer, 1);
    if (!asked) throw new Error('No charge.');
    const late = await peer.charge({ orderId: 'N-2' });
    peer.simulator.operate({ accessId: late, job: 'VOID' });
    const gateway = await aGate(peer.gateway, () => peer.register({ orderNumber: 'N-2' }));
    expect(await restore(peer, [asked, late], { gateway, withoutGatewayCheck: true })).toMatchObject([
      { kind: 'AbnormalOrderRestored' },
      { kind: 'AbnormalOrderNotRestorable', abnormalOrder: { status: 'RESTORABLE' } },
    ]);
    expect(await restore(peer, [late])).toMatchObject([{ kind: 'GatewayDisagrees' }]);
  });

  test('the cart completes the order: nobody is told that GMOPG disagrees', async () => {
    const peer = await aPeer(database);
    await peer.register();
    const accessId = await peer.charge();
    const gateway = await aGate(peer.gateway, () => complete(peer, { paymentMethod: 'CARD', accessId }));
    expect(await restore(peer, [accessId], { gateway })).toMatchObject([
      { kind: 'AbnormalOrderNotFound', message: expect.stringContaining('カートで完了') },
    ]);
  });

  test('the customer pays otherwise: the row is a duplicate, and GMOPG was right', async () => {
    const peer = await aPeer(database);
    await peer.register();
    const accessId = await peer.charge();
    const payment = { paymentMethod: 'CASH_ON_DELIVERY', accessId: null } as const;
    const gateway = await aGate(peer.gateway, () => complete(peer, payment));
    expect(await restore(peer, [accessId], { gateway })).toMatchObject([
      { kind: 'AbnormalOrderNotRestorable', abnormalOrder: { status: 'DUPLICATE' } },
    ]);
  });

  test('a notice comes that tells of a later sale: what GMOPG answers, a reversal, goes before it', async () => {
    const peer = await aPeer(database);
    await peer.register();
    const accessId = await peer.charge();
    peer.simulator.operate({ accessId, job: 'VOID' });
    const gateway = await aGate(peer.gateway, () => {
      peer.clock.advance(1_000);
      const ids = { ShopID: peer.shop.gmopgShopId, AccessID: accessId };
      return peer.receive(aNotice({ ...ids, TranDate: '20261110120059' }), peer.clock.now());
    });
    expect(await restore(peer, [accessId], { gateway })).toMatchObject([{ kind: 'GatewayDisagrees' }]);
    expect(await ordersOf(peer)).toEqual([]);
  });

  test('it takes too long: the rows whose turn does not come within 30 seconds are refused', async () => {
    const peer = await aPeer(database);
    const accessIds = await charges(peer, 12);
    const gateway = await aGate(peer.gateway, () => peer.clock.advance(6_000));
    const kinds = (await restore(peer, accessIds, { gateway })).map(({ kind }) => kind);
    expect(kinds.slice(0, 5)).toEqual(Array(5).fill('AbnormalOrderRestored'));
    expect(kinds.at(-1)).toBe('GatewayUnavailable');
    expect(await ordersOf(peer)).toHaveLength(
      kinds.filter((kind) => kind === 'AbnormalOrderRestored').length,
    );
  });
});

describe('GMOPG does not answer', () => {
  test('refused, unless the person goes on; then the audit says that nobody checked', async () => {
    const peer = await aPeer(database);
    await peer.register();
    const accessId = await peer.charge();
    await peer.simulator.setOutage('UNAVAILABLE');
    expect(await restore(peer, [accessId])).toMatchObject([
      { kind: 'GatewayUnavailable', abnormalOrder: { status: 'RESTORABLE' } },
    ]);
    expect(await ordersOf(peer)).toEqual([]);
    expect(await restore(peer, [accessId], { withoutGatewayCheck: true })).toMatchObject([
      { kind: 'AbnormalOrderRestored' },
    ]);
    const [deed] = await db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.shopId, peer.shop.id), eq(auditEntries.kind, 'RESTORED')));
    expect(deed?.detail).toMatchObject({ gatewayCheck: 'SILENT' });
  });

  test('going on without GMOPG’s word never overrules it', async () => {
    const peer = await aPeer(database);
    await peer.register();
    const accessId = await peer.charge();
    peer.simulator.operate({ accessId, job: 'VOID' });
    expect(await restore(peer, [accessId], { withoutGatewayCheck: true })).toMatchObject([
      { kind: 'GatewayDisagrees' },
    ]);
  });

  test('a row that is restored already answers its order, silent or not', async () => {
    const peer = await aPeer(database);
    await peer.register();
    const accessId = await peer.charge();
    await restore(peer, [accessId]);
    await peer.simulator.setOutage('UNAVAILABLE');
    expect(await restore(peer, [accessId])).toMatchObject([{ kind: 'AbnormalOrderRestored' }]);
    expect(await ordersOf(peer)).toHaveLength(1);
  });

  test('a hundred rows do not wait a hundred times', async () => {
    const peer = await aPeer(database);
    const accessIds = await charges(peer, 30);
    await peer.simulator.setOutage('UNAVAILABLE');
    const results = await restore(peer, accessIds);
    expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(['GatewayUnavailable']));
    const asked = (await Promise.all(accessIds.map(peer.rowOf))).filter((row) => row.askedAt !== null);
    expect(asked.length).toBeLessThan(12);
  });
});

test('thirty rows at once: each is judged by its own answer', async () => {
  const peer = await aPeer(database);
  const accessIds = await charges(peer, 30);
  for (const accessId of accessIds.slice(0, 5)) peer.simulator.operate({ accessId, job: 'VOID' });
  const results = await restore(peer, accessIds);
  expect(results.slice(0, 5).map(({ kind }) => kind)).toEqual(Array(5).fill('GatewayDisagrees'));
  expect(results.slice(5).map(({ kind }) => kind)).toEqual(Array(25).fill('AbnormalOrderRestored'));
  expect(await ordersOf(peer)).toHaveLength(25);
});

describe('a row is refreshed', () => {
  test('what GMOPG says now is what the row says', async () => {
    const peer = await aPeer(database);
    await peer.register();
    const accessId = await peer.charge();
    peer.simulator.operate({ accessId, job: 'VOID' });
    const { id } = await peer.rowOf(accessId);
    expect(await refreshTrade(db, peer.shop.id, id, { actor: '店員', gateway: peer.gateway })).toMatchObject({
      kind: 'TradeRefreshed',
      abnormalOrder: { money: 'REVERSED', isOpen: false },
    });
  });

  test('silence is told and changes nothing but when it was asked', async () => {
    const peer = await aPeer(database);
    const accessId = await peer.charge();
    await peer.simulator.setOutage('UNAVAILABLE');
    const before = await peer.rowOf(accessId);
    const result = await refreshTrade(db, peer.shop.id, before.id, { actor: '店員', gateway: peer.gateway });
    expect(result.kind).toBe('GatewayUnavailable');
    expect(await peer.rowOf(accessId)).toEqual({ ...before, askedAt: peer.clock.now() });
  });
});

describe('a number is looked up while the customer is on the telephone', () => {
  const lookUp = (peer: Peer, typed = '2009031700003') =>
    lookUpTrades(db, peer.shop.id, typed, { actor: '店員', gateway: peer.gateway });

  test('money that no notice told of makes its row, at once', async () => {
    const peer = await aPeer(database, { graceSeconds: 600 });
    await peer.register();
    const accessId = await peer.charge({ notified: false });
    expect(await lookUp(peer, ' ２００９０３１７００００３ ')).toMatchObject({
      kind: 'TradesLookedUp',
      orderNumber: '2009031700003',
      trades: [
        {
          isKnown: true,
          accessId,
          money: 'TAKEN',
          total: 650,
          abnormalOrder: { status: 'RESTORABLE' },
          order: null,
        },
      ],
    });
    const row = await peer.rowOf(accessId);
    expect(row).toMatchObject({ foundBy: 'INQUIRY' });
    expect(row.settlesAt).toEqual(row.receivedAt);
  });

  test('an ordinary order is no abnormal one: the order that it paid is named', async () => {
    const peer = await aPeer(database);
    await peer.register();
    const accessId = await peer.charge();
    await completeCheckout(
      db,
      peer.shop.id,
      { orderNumber: '2009031700003', paymentMethod: 'CARD', accessId },
      { actor: 'cart', now: peer.clock.now() },
    );
    expect(await lookUp(peer)).toMatchObject({
      trades: [{ isKnown: true, abnormalOrder: null, order: { number: '2009031700003' } }],
    });
  });

  test('GMOPG knows nothing: said so, and no row appears', async () => {
    const peer = await aPeer(database);
    await peer.register();
    expect(await lookUp(peer)).toMatchObject({
      trades: [{ isKnown: false, money: null, abnormalOrder: null }],
    });
    const kept = await db.select().from(gatewayAnswers).where(eq(gatewayAnswers.shopId, peer.shop.id));
    expect(kept).toMatchObject([{ outcome: 'NOT_FOUND', tradeKey: null, purpose: 'LOOKUP' }]);
  });

  test('every OrderID that the checkout used is asked', async () => {
    const peer = await aPeer(database);
    await peer.register({ gatewayOrderIds: ['2009031700003-1', '2009031700003-2'] });
    await peer.charge({ orderId: '2009031700003-2', notified: false });
    const result = await lookUp(peer);
    expect(result).toMatchObject({
      trades: [{ isKnown: false }, { isKnown: false }, { gatewayOrderId: '2009031700003-2', isKnown: true }],
    });
  });

  test('a suffix that GMOPG knows is found behind one that it does not', async () => {
    const peer = await aPeer(database);
    await updateShop(db, peer.shop.id, { stripsOrderSuffix: true }, peer.by());
    await peer.register({ orderNumber: 'S-A' });
    const accessId = await peer.charge({ orderId: 'S-A-2', notified: false });
    expect(await lookUp(peer, 'S-A')).toMatchObject({
      trades: [
        { gatewayOrderId: 'S-A', isKnown: false },
        { gatewayOrderId: 'S-A-2', accessId, abnormalOrder: { status: 'RESTORABLE' } },
      ],
    });
  });

  test('where GMOPG has another trade than the notice named, it is told of what GMOPG has', async () => {
    const peer = await aPeer(database);
    await peer.register();
    const accessId = await peer.charge({ notified: false });
    const forged = { ShopID: peer.shop.gmopgShopId, AccessID: 'e'.repeat(32), TranDate: '20261110120000' };
    await peer.receive(aNotice(forged), peer.clock.now());
    expect(await lookUp(peer)).toMatchObject({
      trades: [{ isKnown: true, accessId, money: 'TAKEN', abnormalOrder: { status: 'RESTORABLE' } }],
    });
    expect(await peer.rowOf('e'.repeat(32))).toMatchObject({ reason: 'OUTCOME_UNKNOWN' });
  });

  test('what is no OrderID is refused before anybody is asked', async () => {
    const peer = await aPeer(database);
    expect((await lookUp(peer, "1'; drop table")).kind).toBe('InvalidInput');
  });

  test('a slow GMOPG is not asked beyond half a minute: what was not asked is named, and nobody says that nothing is there', async () => {
    const peer = await aPeer(database);
    const ids = Array.from({ length: 8 }, (_, n) => `2009031700003-${n + 1}`);
    await peer.register({ gatewayOrderIds: ids });
    let calls = 0;
    // Each look at the clock is three seconds later than the one before.
    const clock = () => new Date(peer.clock.now().getTime() + calls++ * 3_000);
    const lookUpSlowly = () => {
      calls = 0;
      const gateway = { ...peer.gateway, clock };
      return lookUpTrades(db, peer.shop.id, '2009031700003', { actor: '店員', gateway });
    };
    const message = expect.stringMatching(/遅く.*未確認のオーダーID：.*2009031700003-8）$/);
    expect(await lookUpSlowly()).toEqual({ kind: 'GatewayNotReached', message });
    await peer.charge({ notified: false });
    expect(await lookUpSlowly()).toMatchObject({
      kind: 'TradesLookedUp',
      trades: expect.arrayContaining([
        expect.objectContaining({ gatewayOrderId: '2009031700003', money: 'TAKEN' }),
      ]),
      unanswered: expect.arrayContaining(['2009031700003-7', '2009031700003-8']),
    });
    expect(await lookUp(peer)).toMatchObject({ trades: { length: 9 }, unanswered: [] });
  });

  test('a silent GMOPG is said', async () => {
    const peer = await aPeer(database);
    await peer.simulator.setOutage('REFUSED');
    expect((await lookUp(peer)).kind).toBe('GatewayNotReached');
  });
});
