import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit';
import { mails } from '#db/schema/mails';
import { orders } from '#db/schema/orders';
import { trades } from '#db/schema/trades';
import {
  type DeleteRequest,
  deleteAbnormalOrder,
  deleteAbnormalOrders,
} from '#recovery/abnormal-orders/delete-abnormal-order';
import { undeleteAbnormalOrder } from '#recovery/abnormal-orders/undelete-abnormal-order';
import { sendConfirmationMail } from '#recovery/mails/send-confirmation-mail';
import { completeCheckout } from '#recovery/orders/complete-checkout';
import { registerCheckout } from '#recovery/orders/register-checkout';
import {
  type RestoreRequest,
  restoreAbnormalOrder,
  restoreAbnormalOrders,
} from '#recovery/restore/restore-abnormal-order';
import { aCheckout } from '#test/a-checkout';
import { aNotice, anAccessId } from '#test/a-notice';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase({ max: 20 });
const { db } = database;
const by = { actor: '店員', now: new Date('2026-11-01T13:00:00+09:00') };
const number = '2009031700003';
const request = (id: string, override: Partial<RestoreRequest> = {}) => ({
  id,
  sendConfirmationMail: false,
  mail: null,
  note: null,
  ...override,
});

async function aRestorable(
  override: Parameters<typeof aCheckout>[0] = {},
  of?: Awaited<ReturnType<typeof aShop>>,
) {
  const { shop, receive } = of ?? (await aShop(database));
  const checkout = aCheckout({ orderNumber: number, ...override });
  await registerCheckout(db, shop.id, checkout, by);
  const accessId = anAccessId(Number(checkout.orderNumber.replaceAll(/\D/g, '').slice(-9)));
  await receive(
    aNotice({
      ShopID: shop.gmopgShopId,
      OrderID: checkout.orderNumber,
      AccessID: accessId,
      Amount: checkout.total,
    }),
  );
  const [trade] = await db
    .select()
    .from(trades)
    .where(and(eq(trades.shopId, shop.id), eq(trades.accessId, accessId)));
  if (!trade) throw new Error('No trade.');
  return { shop, receive, trade, accessId };
}

const ordersOf = (shopId: string) => db.select().from(orders).where(eq(orders.shopId, shopId));
const mailsOf = (shopId: string) => db.select().from(mails).where(eq(mails.shopId, shopId));

test('a restore makes the order of the checkout, with its mail, its job and its audit entry', async () => {
  const { shop, trade, accessId } = await aRestorable();
  const result = await restoreAbnormalOrder(
    db,
    shop.id,
    request(trade.id, { sendConfirmationMail: true, note: '電話で確認' }),
    by,
  );
  expect(result.kind).toBe('AbnormalOrderRestored');
  const [order] = await ordersOf(shop.id);
  expect(order).toMatchObject({
    number,
    origin: 'RESTORED',
    accessId,
    tradeId: trade.id,
    total: 650,
    restoredBy: '店員',
    paymentMethod: 'CARD',
  });
  const [mail] = await mailsOf(shop.id);
  expect(mail).toMatchObject({
    orderId: order?.id,
    state: 'QUEUED',
    recipient: 'mr192@example.jp',
    kind: 'RESTORED_ORDER_CONFIRMATION',
  });
  const jobs = await database.sql`select 1 from graphile_worker.jobs where task_identifier = 'send_mail'`;
  expect(jobs.length).toBeGreaterThan(0);
  const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id));
  expect(entry).toMatchObject({
    kind: 'RESTORED',
    actor: '店員',
    tradeId: trade.id,
    detail: { note: '電話で確認', confirmationMail: true },
  });
});

test('restoring twice answers the same order and the same mail', async () => {
  const { shop, trade } = await aRestorable();
  const asked = request(trade.id, { sendConfirmationMail: true });
  const [first, second] = [
    await restoreAbnormalOrder(db, shop.id, asked, by),
    await restoreAbnormalOrder(db, shop.id, asked, by),
  ];
  if (first.kind !== 'AbnormalOrderRestored' || second.kind !== 'AbnormalOrderRestored')
    throw new Error('not restored');
  expect(second.order.id).toBe(first.order.id);
  expect(second.mail?.id).toBe(first.mail?.id);
  expect(await mailsOf(shop.id)).toHaveLength(1);
});

test('100 restores of one row at once, mixed with completions of its number, make one order and at most one mail', {
  timeout: 120_000,
}, async () => {
  for (let round = 0; round < 5; round++) {
    const { shop, trade, accessId } = await aRestorable();
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        i % 5 === 4
          ? completeCheckout(
              db,
              shop.id,
              { orderNumber: number, paymentMethod: 'CARD', accessId: i % 2 ? accessId : null },
              by,
            )
          : restoreAbnormalOrder(db, shop.id, request(trade.id, { sendConfirmationMail: true }), by),
      ),
    );
    const made = await ordersOf(shop.id);
    expect(made).toHaveLength(1);
    expect((await mailsOf(shop.id)).length).toBeLessThanOrEqual(1);
    for (const result of results) {
      expect(['AbnormalOrderRestored', 'AbnormalOrderNotFound', 'CheckoutCompleted']).toContain(result.kind);
      if ('order' in result) expect(result.order.id).toBe(made[0]?.id);
    }
  }
});

test('restores, completions, deletes and notices at once over 50 rows make no second order and no deadlock', {
  timeout: 120_000,
}, async () => {
  const of = await aShop(database);
  const rows: Array<Awaited<ReturnType<typeof aRestorable>>> = [];
  for (let i = 0; i < 50; i++) rows.push(await aRestorable({ orderNumber: `R${1000 + i}` }, of));
  const work = rows.flatMap(({ shop, trade, accessId, receive }, i) => [
    () => restoreAbnormalOrder(db, shop.id, request(trade.id), by),
    () =>
      restoreAbnormalOrders(
        db,
        shop.id,
        rows.slice(i, i + 5).map((row) => request(row.trade.id)),
        by,
      ),
    () => completeCheckout(db, shop.id, { orderNumber: `R${1000 + i}`, paymentMethod: 'CARD', accessId }, by),
    () => deleteAbnormalOrder(db, shop.id, { id: trade.id, reason: 'test' }, by),
    () =>
      // Answered 1 when the order stays busy: GMOPG sends it again.
      receive(
        aNotice({ ShopID: shop.gmopgShopId, OrderID: `R${1000 + i}`, AccessID: accessId, TranID: 'again' }),
      ).catch(() => null),
    () =>
      registerCheckout(
        db,
        shop.id,
        aCheckout({
          orderNumber: `R${1000 + i}`,
          gatewayOrderIds: [`R${1000 + i}-1`, `R${1000 + ((i + 1) % 50)}-2`],
        }),
        by,
      ),
  ]);
  await Promise.all(work.toSorted(() => 0.5 - Math.random()).map((doIt) => doIt()));
  const made = await ordersOf(of.shop.id);
  expect(new Set(made.map((order) => order.number)).size).toBe(made.length);
  expect(new Set(made.map((order) => order.accessId)).size).toBe(made.length);
});

test('of two restorable trades under one number asked for together one is restored and the other is refused as a duplicate', async () => {
  const { shop, receive, trade } = await aRestorable();
  await receive(aNotice({ ShopID: shop.gmopgShopId, OrderID: number, AccessID: anAccessId(5) }));
  const [sibling] = await db
    .select()
    .from(trades)
    .where(and(eq(trades.shopId, shop.id), eq(trades.accessId, anAccessId(5))));
  const results = await restoreAbnormalOrders(
    db,
    shop.id,
    [request(trade.id), request(sibling?.id ?? ''), request(trade.id), request('no uuid')],
    by,
  );
  expect(results.map((result) => result.kind)).toEqual([
    'AbnormalOrderRestored',
    'AbnormalOrderNotRestorable',
    'AbnormalOrderRestored',
    'AbnormalOrderNotFound',
  ]);
  expect(results[1]).toMatchObject({ abnormalOrder: { status: 'DUPLICATE' } });
});

test('a trade reversed at GMOPG is never restored, however close the race', {
  timeout: 120_000,
}, async () => {
  for (let round = 0; round < 20; round++) {
    const { shop, trade, receive, accessId } = await aRestorable();
    const [restored] = await Promise.all([
      restoreAbnormalOrder(db, shop.id, request(trade.id), by),
      receive(
        aNotice({
          ShopID: shop.gmopgShopId,
          OrderID: number,
          AccessID: accessId,
          Status: 'VOID',
          TranDate: '20261101130000',
        }),
      ),
    ]);
    const [row] = await db.select().from(trades).where(eq(trades.id, trade.id));
    const [order] = await ordersOf(shop.id);
    if (restored.kind === 'AbnormalOrderRestored')
      expect(row).toMatchObject({ status: 'RESTORED', warnings: ['PAYMENT_REVERSED'] });
    else {
      expect(row).toMatchObject({ status: 'UNRECOVERABLE', reason: 'PAYMENT_REVERSED' });
      expect(order).toBeUndefined();
    }
  }
});

test('a customer without a usable address gets no mail, and the restore stands', async () => {
  for (const email of [null, 'not an address', 'a@example.jp, b@example.jp']) {
    const { shop, trade } = await aRestorable({ customer: { name: '登録者お名', email } });
    const result = await restoreAbnormalOrder(
      db,
      shop.id,
      request(trade.id, { sendConfirmationMail: true }),
      by,
    );
    expect(result).toMatchObject({ kind: 'AbnormalOrderRestored', mail: null });
    expect(await mailsOf(shop.id)).toHaveLength(0);
  }
});

test("the clerk's own words replace the template for this one mail, and an empty subject is refused before anything happens", async () => {
  const { shop, trade } = await aRestorable();
  const empty = request(trade.id, { sendConfirmationMail: true, mail: { subject: ' ', body: '本文' } });
  expect(await restoreAbnormalOrder(db, shop.id, empty, by)).toMatchObject({
    kind: 'InvalidInput',
    problems: [{ path: 'mail.subject' }],
  });
  expect(await ordersOf(shop.id)).toHaveLength(0);
  const own = request(trade.id, {
    sendConfirmationMail: true,
    mail: { subject: '【試験ショップ】お詫び', body: '髙橋様\n①の件' },
  });
  await restoreAbnormalOrder(db, shop.id, own, by);
  expect((await mailsOf(shop.id))[0]).toMatchObject({
    subject: '【試験ショップ】お詫び',
    body: '髙橋様\n①の件\n',
  });
});

test("another shop's row looks like one that does not exist", async () => {
  const { trade } = await aRestorable();
  const { shop: stranger } = await aShop(database);
  const unknown = '00000000-0000-7000-8000-000000000000';
  for (const id of [trade.id, unknown]) {
    expect(await restoreAbnormalOrder(db, stranger.id, request(id), by)).toMatchObject({
      kind: 'AbnormalOrderNotFound',
      id,
      message: 'この異常注文は見つかりません。',
    });
    expect(await deleteAbnormalOrder(db, stranger.id, { id, reason: 'x' }, by)).toMatchObject({
      kind: 'AbnormalOrderNotFound',
      id,
    });
    expect(await undeleteAbnormalOrder(db, stranger.id, id, by)).toMatchObject({
      kind: 'AbnormalOrderNotFound',
      id,
    });
  }
});

test('a delete needs a reason while the money is held or taken, keeps who and why, and can be undone', async () => {
  const { shop, trade } = await aRestorable();
  expect((await deleteAbnormalOrder(db, shop.id, { id: trade.id, reason: '  ' }, by)).kind).toBe(
    'ReasonRequired',
  );
  const deleted = await deleteAbnormalOrder(db, shop.id, { id: trade.id, reason: '電話で取消' }, by);
  expect(deleted).toMatchObject({
    kind: 'AbnormalOrderDeleted',
    abnormalOrder: { deletedBy: '店員', deleteReason: '電話で取消' },
  });
  const again = await deleteAbnormalOrder(
    db,
    shop.id,
    { id: trade.id, reason: 'もう一度' },
    { ...by, actor: '別人' },
  );
  expect(again).toMatchObject({ abnormalOrder: { deletedBy: '店員', deleteReason: '電話で取消' } });
  expect((await restoreAbnormalOrder(db, shop.id, request(trade.id), by)).kind).toBe(
    'AbnormalOrderNotRestorable',
  );
  expect(await undeleteAbnormalOrder(db, shop.id, trade.id, by)).toMatchObject({
    kind: 'AbnormalOrderUndeleted',
    abnormalOrder: { status: 'RESTORABLE', deletedAt: null },
  });
});

test('a row that became something else since it was looked at is not deleted, one by one or among others', async () => {
  const desk = await aShop(database);
  const { shop, trade } = await aRestorable({}, desk);
  const other = await aRestorable({ orderNumber: '2009031700009' }, desk);
  const seen = { status: trade.status, money: trade.money, total: trade.total };
  const wish = (expected?: DeleteRequest['expected']) => ({ id: trade.id, reason: '誤注文', expected });
  for (const expected of [
    { ...seen, status: 'DUPLICATE' as const },
    { ...seen, money: 'HELD' as const },
    { ...seen, total: seen.total + 1 },
  ])
    expect(await deleteAbnormalOrder(db, shop.id, wish(expected), by)).toMatchObject({
      kind: 'AbnormalOrderChanged',
      abnormalOrder: { id: trade.id, deletedAt: null },
    });

  expect((await restoreAbnormalOrder(db, shop.id, request(trade.id), by)).kind).toBe('AbnormalOrderRestored');
  const both = [wish(seen), { id: other.trade.id, reason: '誤注文', expected: seen }];
  const kinds = async () => (await deleteAbnormalOrders(db, shop.id, both, by)).map(({ kind }) => kind);
  expect(await kinds()).toEqual(['AbnormalOrderChanged', 'AbnormalOrderDeleted']);
  expect(await kinds(), 'asked again').toEqual(['AbnormalOrderChanged', 'AbnormalOrderDeleted']);
  expect((await deleteAbnormalOrder(db, shop.id, wish({ ...seen, status: 'RESTORED' }), by)).kind).toBe(
    'AbnormalOrderDeleted',
  );
});

test('of a restore and a delete of what was restorable at the same moment, one wins and the other is refused', async () => {
  for (let round = 0; round < 8; round++) {
    const { shop, trade } = await aRestorable();
    const expected = { status: trade.status, money: trade.money, total: trade.total };
    const [restored, deleted] = await Promise.all([
      restoreAbnormalOrder(db, shop.id, request(trade.id), by),
      deleteAbnormalOrder(db, shop.id, { id: trade.id, reason: '誤注文', expected }, by),
    ]);
    const outcome = [restored.kind, deleted.kind];
    expect([
      ['AbnormalOrderRestored', 'AbnormalOrderChanged'],
      ['AbnormalOrderNotRestorable', 'AbnormalOrderDeleted'],
    ]).toContainEqual(outcome);
  }
});

test('a re-sent notice does not bring a deleted row back; a new event of the trade does', async () => {
  const { shop, trade, receive, accessId } = await aRestorable();
  await deleteAbnormalOrder(db, shop.id, { id: trade.id, reason: 'x' }, by);
  const rowNow = async () => (await db.select().from(trades).where(eq(trades.id, trade.id)))[0];
  const same = { ShopID: shop.gmopgShopId, OrderID: number, AccessID: accessId, Amount: 650 };
  await receive(aNotice(same));
  expect((await rowNow())?.deletedAt).not.toBeNull();
  await receive(aNotice({ ...same, ClientField1: 'the same event in another body' }));
  expect((await rowNow())?.deletedAt).not.toBeNull();
  await receive(aNotice({ ...same, Status: 'SALES', TranDate: '20261101130000' }));
  expect((await rowNow())?.deletedAt).toBeNull();
});

test('a confirmation mail asked for twice in a minute is one mail; asked for later it is another', async () => {
  const { shop, trade } = await aRestorable();
  const restored = await restoreAbnormalOrder(db, shop.id, request(trade.id), by);
  if (restored.kind !== 'AbnormalOrderRestored') throw new Error('not restored');
  const ask = (now: Date) =>
    sendConfirmationMail(db, shop.id, { orderId: restored.order.id, mail: null }, { ...by, now });
  const many = await Promise.all(Array.from({ length: 20 }, () => ask(by.now)));
  expect(new Set(many.map((result) => result.kind === 'ConfirmationMailQueued' && result.mail.id)).size).toBe(
    1,
  );
  await db.update(mails).set({ state: 'SENT', sentAt: by.now }).where(eq(mails.shopId, shop.id));
  expect((await ask(new Date(by.now.getTime() + 59_000))).kind).toBe('ConfirmationMailQueued');
  expect(await mailsOf(shop.id)).toHaveLength(1);
  await ask(new Date(by.now.getTime() + 61_000));
  expect(await mailsOf(shop.id)).toHaveLength(2);
});
