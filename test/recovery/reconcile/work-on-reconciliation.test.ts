import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { checkouts, orders } from '#db/schema/orders';
import { shops } from '#db/schema/shops';
import { deleteAbnormalOrder } from '#recovery/abnormal-orders/delete-abnormal-order';
import { completeCheckout } from '#recovery/orders/complete-checkout';
import { placeOrder } from '#recovery/orders/place-order';
import { restoreAbnormalOrder } from '#recovery/restore/restore-abnormal-order';
import { aCheckout } from '#test/a-checkout';
import { aNotice, anAccessId } from '#test/a-notice';
import { aDatabase } from '#test/harness/a-database';
import { aReconciledShop } from '#test/recovery/reconcile/a-reconciled-shop';

const database = await aDatabase();
const { db } = database;
const dayMinutes = 24 * 60;

describe('a checkout whose notice never came', () => {
  test('is found when its customer was charged, and listed as found by reconciliation', async () => {
    const { register, charge, reconcile, rows, clock } = await aReconciledShop(database, {
      graceSeconds: 120,
    });
    await register({ orderNumber: 'A-1' });
    await register({ orderNumber: 'A-2', total: 900 });
    charge('A-1');
    charge('A-2');
    const { counts, findings, finishedAt, problem } = await reconcile();
    expect(counts).toEqual({ asked: 2, found: 2, changed: 0, failed: 0 });
    expect([finishedAt, problem]).toEqual([clock(), null]);
    const listed = await rows();
    expect(
      listed.map((row) => [row.orderNumber, row.status, row.reason, row.foundBy, row.settlesAt]),
    ).toEqual([
      ['A-1', 'RESTORABLE', null, 'RECONCILIATION', clock()],
      ['A-2', 'UNRECOVERABLE', 'AMOUNT_MISMATCH', 'RECONCILIATION', clock()],
    ]);
    expect(findings.map(({ kind, tradeId, before }) => [kind, tradeId, before])).toEqual(
      listed.map((row) => ['FOUND', row.id, null]),
    );
    expect(findings[0]?.after).toMatchObject({
      gatewayStatus: 'CAPTURE',
      money: 'TAKEN',
      status: 'RESTORABLE',
    });
  });

  test('is found when a notice without money came before the one that was lost', async () => {
    const { shop, receive, register, charge, reconcile, rows } = await aReconciledShop(database);
    await register({ orderNumber: 'A-1' });
    const { accessId } = charge('A-1');
    const before = {
      OrderID: 'A-1',
      AccessID: accessId,
      Status: 'AUTHENTICATED',
      TranDate: '20261102110000',
    };
    await receive(aNotice({ ShopID: shop.gmopgShopId, ...before }), new Date('2026-11-02T11:00:01+09:00'));
    // The second time as an open row, which the notice had made before the run began.
    expect((await reconcile()).counts).toEqual({ asked: 2, found: 1, changed: 0, failed: 0 });
    expect(await rows()).toMatchObject([{ status: 'RESTORABLE', gatewayStatus: 'CAPTURE' }]);
  });

  test('is found under any OrderID that the cart listed', async () => {
    const { register, charge, reconcile, relay } = await aReconciledShop(database);
    await register({ orderNumber: 'A-1', gatewayOrderIds: ['X1', 'X2'] });
    charge('X2');
    expect((await reconcile()).counts).toEqual({ asked: 3, found: 1, changed: 0, failed: 0 });
    expect(relay.asked.toSorted()).toEqual(['A-1', 'X1', 'X2']);
  });

  test('is found behind a suffix where the shop strips suffixes, and only there', async () => {
    const { shop, register, charge, reconcile, relay, rows } = await aReconciledShop(database);
    await db.execute(`update shops set strips_order_suffix = true where id = '${shop.id}'`);
    await register({ orderNumber: 'A100' });
    charge('A100-1', { status: 'UNPROCESSED' });
    charge('A100-3');
    expect((await reconcile()).counts).toEqual({ asked: 6, found: 1, changed: 0, failed: 0 });
    expect(relay.asked).toEqual(['A100', 'A100-1', 'A100-2', 'A100-3', 'A100-4', 'A100-5']);
    const listed = (await rows()).filter((row) => row.status !== null);
    expect(listed).toMatchObject([{ orderNumber: 'A100', gatewayOrderId: 'A100-3', status: 'RESTORABLE' }]);
  });

  test('is not asked about while it is younger than the grace', async () => {
    const { register, reconcile, relay } = await aReconciledShop(database, { graceSeconds: 120 });
    await register({ orderNumber: 'A-1' }, 1);
    expect((await reconcile()).counts.asked).toBe(0);
    expect(relay.asked).toEqual([]);
  });

  test('is listed as a closed row when the money was taken and went back', async () => {
    const { register, charge, reconcile, rows } = await aReconciledShop(database);
    await register({ orderNumber: 'A-1' });
    charge('A-1', { status: 'VOID' });
    expect((await reconcile()).counts).toMatchObject({ found: 1 });
    expect(await rows()).toMatchObject([
      { status: 'UNRECOVERABLE', reason: 'PAYMENT_REVERSED', isOpen: false },
    ]);
  });
});

describe('questions that need not be asked', () => {
  test('an abandoned checkout is asked about in two nights and never again', async () => {
    const { shop, register, charge, reconcile, relay, later } = await aReconciledShop(database);
    await db.execute(`update shops set strips_order_suffix = true where id = '${shop.id}'`);
    await register({ orderNumber: 'A100' });
    await register({ orderNumber: 'B100' });
    charge('B100', { status: 'UNPROCESSED' });
    for (let night = 0; night < 5; night++) {
      await reconcile();
      later(dayMinutes);
    }
    const once = ['A100', 'A100-1', 'A100-2', 'B100', 'B100-1', 'B100-2'];
    expect(relay.asked.toSorted()).toEqual([...once, ...once].toSorted());
  });

  test('it is asked about again when the cart registers it anew', async () => {
    const { register, reconcile, relay, later } = await aReconciledShop(database);
    await register({ orderNumber: 'A-1' }, 2 * dayMinutes);
    for (let run = 0; run < 3; run++) await reconcile();
    expect(relay.asked).toEqual(['A-1']);
    await register({ orderNumber: 'A-1' }, 1);
    later(5);
    await reconcile();
    expect(relay.asked).toEqual(['A-1', 'A-1']);
  });

  test('a checkout with an order is not asked about, one that was charged is asked once', async () => {
    const { shop, register, charge, reconcile, relay, later } = await aReconciledShop(database);
    await register({ orderNumber: 'A-1' });
    const completion = { orderNumber: 'A-1', paymentMethod: 'CARD', accessId: anAccessId(1) } as const;
    await completeCheckout(db, shop.id, completion, {
      actor: 'cart',
      now: new Date('2026-11-02T11:30:00+09:00'),
    });
    await register({ orderNumber: 'A-2' });
    charge('A-2');
    await reconcile();
    later(30);
    const { counts } = await reconcile();
    // The second time as an open row.
    expect(relay.asked).toEqual(['A-2', 'A-2']);
    expect(counts).toEqual({ asked: 1, found: 0, changed: 0, failed: 0 });
    const left = await db.select().from(checkouts).where(eq(checkouts.shopId, shop.id));
    expect(left.map(({ reconciledAt }) => reconciledAt !== null)).toEqual([true, true]);
  });

  test.each([
    { shopThat: 'names its OrderIDs', orderIds: ['A-1', 'A-1-2'], named: ['A-1-2'], strips: false },
    { shopThat: 'strips suffixes', orderIds: ['A1-1', 'A1-2'], named: [], strips: true },
  ])(
    'in a shop that $shopThat an order settles only the try that paid it: an earlier charge is a duplicate',
    async ({ orderIds: [first = '', second = ''], named, strips }) => {
      const { shop, receive, register, charge, reconcile, rows, clock } = await aReconciledShop(database);
      await db.update(shops).set({ stripsOrderSuffix: strips }).where(eq(shops.id, shop.id));
      const orderNumber = first.replace(strips ? /-1$/ : '', '');
      await register({ orderNumber, gatewayOrderIds: named });
      charge(first);
      const { accessId } = charge(second);
      const notice = { ShopID: shop.gmopgShopId, OrderID: second, AccessID: accessId };
      await receive(aNotice(notice), clock());
      const completion = { orderNumber, paymentMethod: 'CARD' as const, accessId };
      await completeCheckout(db, shop.id, completion, { actor: 'cart', now: clock() });
      expect((await reconcile()).counts.found).toBe(1);
      const listed = (await rows()).filter(({ status }) => status !== null);
      expect(listed).toMatchObject([
        { gatewayOrderId: first, orderNumber, status: 'DUPLICATE', isOpen: true },
      ]);
    },
  );

  test('an order whose AccessID the cart never learnt is asked about while no notice tells of its charge', async () => {
    const { shop, register, charge, reconcile, rows, clock } = await aReconciledShop(database);
    await register({ orderNumber: 'A-1' });
    await register({ orderNumber: 'A-2' });
    for (const orderNumber of ['A-1', 'A-2']) {
      const completion = { orderNumber, paymentMethod: 'CARD' as const, accessId: null };
      await completeCheckout(db, shop.id, completion, { actor: 'cart', now: clock() });
    }
    charge('A-1');
    charge('A-2', { amount: 700 });
    expect((await reconcile()).counts).toMatchObject({ asked: 2, found: 1 });
    const listed = (await rows()).filter(({ status }) => status !== null);
    expect(listed).toMatchObject([{ orderNumber: 'A-2', status: 'DUPLICATE', total: 700 }]);
  });

  test('an order whose AccessID the cart never learnt belongs to its first charge: a second one is a duplicate', async () => {
    const { shop, receive, register, charge, reconcile, rows, clock } = await aReconciledShop(database);
    await register({ orderNumber: 'A-1', gatewayOrderIds: ['A-1-2'] });
    charge('A-1', { tranDate: new Date(clock().getTime() - 3_600_000) });
    const { accessId } = charge('A-1-2');
    const notice = {
      ShopID: shop.gmopgShopId,
      OrderID: 'A-1-2',
      AccessID: accessId,
      TranDate: '20261102111000',
    };
    await receive(aNotice(notice), clock());
    const completion = { orderNumber: 'A-1', paymentMethod: 'CARD' as const, accessId: null };
    await completeCheckout(db, shop.id, completion, { actor: 'cart', now: clock() });
    await reconcile();
    const listed = (await rows()).filter(({ status }) => status !== null);
    expect(listed).toMatchObject([{ gatewayOrderId: 'A-1-2', status: 'DUPLICATE' }]);
  });

  test('a cash order whose customer had tried a card first is asked about: the charge is a duplicate', async () => {
    const { shop, register, charge, reconcile, rows } = await aReconciledShop(database);
    const cash = (orderNumber: string) =>
      placeOrder(
        db,
        shop.id,
        { checkout: aCheckout({ orderNumber }), paymentMethod: 'CASH_ON_DELIVERY' },
        { actor: 'cart', now: new Date('2026-11-02T11:30:00+09:00') },
      );
    await register({ orderNumber: 'TRIED' });
    await cash('TRIED');
    await cash('CASH');
    charge('TRIED');
    expect((await reconcile()).counts).toMatchObject({ asked: 1, found: 1 });
    expect(await rows()).toMatchObject([
      { orderNumber: 'TRIED', status: 'DUPLICATE', reason: 'ORDER_EXISTS' },
    ]);
  });

  test('a number that GMOPG cannot have had is not asked about', async () => {
    const { register, reconcile, relay } = await aReconciledShop(database);
    await register({ orderNumber: '注文1' });
    await register({ orderNumber: 'A'.repeat(28) });
    expect((await reconcile()).counts).toEqual({ asked: 0, found: 0, changed: 0, failed: 0 });
    expect(relay.asked).toEqual([]);
  });
});

describe('rows that are asked about again', () => {
  async function aRow() {
    const shop = await aReconciledShop(database);
    await shop.register({ orderNumber: 'A-1' });
    const { accessId } = shop.charge('A-1');
    await shop.reconcile();
    const [row] = await shop.rows();
    return { ...shop, accessId, id: row?.id ?? '', by: { actor: '店員', now: shop.clock() } };
  }

  test('a restored one whose money was given back in GMOPG’s console is warned about', async () => {
    const { shop, id, by, accessId, simulator, later, reconcile, rows } = await aRow();
    const request = { id, sendConfirmationMail: false, mail: null, note: null };
    await restoreAbnormalOrder(db, shop.id, request, by);
    later(60);
    simulator.operate({ accessId, job: 'VOID' });
    later(60);
    const { counts, findings } = await reconcile();
    expect(counts).toEqual({ asked: 1, found: 0, changed: 1, failed: 0 });
    expect(await rows()).toMatchObject([
      { status: 'RESTORED', money: 'REVERSED', warnings: ['PAYMENT_REVERSED'] },
    ]);
    expect(findings).toMatchObject([
      {
        kind: 'CHANGED',
        tradeId: id,
        before: { gatewayStatus: 'CAPTURE', money: 'TAKEN', status: 'RESTORED', warnings: [] },
        after: {
          gatewayStatus: 'VOID',
          money: 'REVERSED',
          status: 'RESTORED',
          warnings: ['PAYMENT_REVERSED'],
        },
      },
    ]);
    expect((await reconcile()).counts).toMatchObject({ asked: 1, changed: 0 });
  });

  test('a deleted one comes back when its money moved', async () => {
    const { shop, id, by, accessId, simulator, later, reconcile, rows } = await aRow();
    await deleteAbnormalOrder(db, shop.id, { id, reason: '試し' }, by);
    later(60);
    simulator.operate({ accessId, job: 'VOID' });
    expect((await reconcile()).counts).toMatchObject({ asked: 1, changed: 1 });
    expect(await rows()).toMatchObject([{ reason: 'PAYMENT_REVERSED', deletedAt: null }]);
  });

  test('after 180 days only the open ones are', async () => {
    const { shop, id, by, later, reconcile, relay, register, charge } = await aRow();
    await restoreAbnormalOrder(db, shop.id, { id, sendConfirmationMail: false, mail: null, note: null }, by);
    await register({ orderNumber: 'A-2' });
    charge('A-2');
    later(dayMinutes * 180);
    await reconcile();
    expect(relay.asked.splice(0)).toEqual(['A-1', 'A-2', 'A-1']);
    later(dayMinutes * 2);
    await reconcile();
    expect(relay.asked).toEqual(['A-2']);
  });

  test('a row that GMOPG’s books contradict shows what they say instead', async () => {
    const { shop, receive, charge, register, reconcile, rows } = await aReconciledShop(database);
    await register({ orderNumber: 'A-1' });
    const { accessId } = charge('A-1');
    await receive(
      aNotice({ ShopID: shop.gmopgShopId, OrderID: 'A-1', AccessID: anAccessId(666) }),
      new Date('2026-11-02T11:50:00+09:00'),
    );
    const { counts, findings } = await reconcile();
    expect(counts).toEqual({ asked: 1, found: 1, changed: 1, failed: 0 });
    expect(findings.map(({ kind }) => kind).toSorted()).toEqual(['CHANGED', 'FOUND']);
    const said = (await rows()).map((row) => [row.accessId, row.status, row.reason, row.foundBy]);
    expect(said).toContainEqual([accessId, 'RESTORABLE', null, 'RECONCILIATION']);
    expect(said).toContainEqual([anAccessId(666), 'UNRECOVERABLE', 'OUTCOME_UNKNOWN', 'NOTICE']);
  });
});

test('an order that reconciliation found is restored once, like every other', async () => {
  const { shop, register, charge, reconcile, rows, clock } = await aReconciledShop(database);
  await register({ orderNumber: 'A-1' });
  charge('A-1');
  await reconcile();
  const [row] = await rows();
  const request = { id: row?.id ?? '', sendConfirmationMail: false, mail: null, note: null };
  const by = { actor: '店員', now: clock() };
  await Promise.all([1, 2, 3].map(() => restoreAbnormalOrder(db, shop.id, request, by)));
  const placed = await db
    .select()
    .from(orders)
    .where(and(eq(orders.shopId, shop.id), eq(orders.number, 'A-1')));
  expect(placed).toMatchObject([{ origin: 'RESTORED', accessId: row?.accessId }]);
});
