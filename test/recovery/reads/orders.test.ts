import { expect, test } from 'vitest';
import { mails } from '#db/schema/mails';
import { findAbnormalOrdersByNumbers } from '#recovery/abnormal-orders/find-abnormal-orders';
import { findAbnormalOrdersOfOrders, findTradesByKeys } from '#recovery/abnormal-orders/find-trades';
import { cancelOrder } from '#recovery/orders/cancel-order';
import { countOrders, findOrders } from '#recovery/orders/find-orders';
import type { OrderFilter } from '#recovery/orders/order-filter';
import { placeOrder } from '#recovery/orders/place-order';
import { restoreAbnormalOrders } from '#recovery/restore/restore-abnormal-order';
import { aCheckout } from '#test/a-checkout';
import { aDatabase } from '#test/harness/a-database';
import { aShopWithRows, noon } from './a-shop-with-rows';

const database = await aDatabase();
const { db } = database;
const { shop, addRow } = await aShopWithRows(database);
const after = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const page = { size: 100, direction: 'FORWARD', from: null } as const;

for (const number of ['R1', 'R2', 'R3'])
  await addRow({ orderNumber: number, customer: { name: `復旧${number}` } });
const rows = await findAbnormalOrdersByNumbers(db, shop.id, ['R1', 'R2', 'R3']);
for (const [i, number] of ['R1', 'R2', 'R3'].entries()) {
  const id = rows.find((row) => row.orderNumber === number)?.id ?? '';
  const request = { id, sendConfirmationMail: number !== 'R3', mail: null, note: null };
  await restoreAbnormalOrders(db, shop.id, [request], { actor: 'staff', now: after(i) });
}
await database.sql`update mails set state = 'SENT', sent_at = ${after(5)} where order_id = (select id from orders where number = 'R1')`;
await database.sql`update mails set state = 'SENDING' where order_id = (select id from orders where number = 'R2')`;
for (const [i, number] of ['C1', 'C2'].entries()) {
  const order = { checkout: aCheckout({ orderNumber: number }), paymentMethod: 'CASH_ON_DELIVERY' as const };
  const placed = await placeOrder(db, shop.id, order, { actor: 'cart', now: after(10 + i) });
  if (number === 'C1' && placed.kind === 'OrderPlaced') {
    await cancelOrder(db, shop.id, { id: placed.order.id, reason: null }, { actor: 'cart', now: after(20) });
  }
}

async function numbersOf(filter: OrderFilter) {
  const { rows: found } = await findOrders(db, shop.id, { filter, page });
  expect(await countOrders(db, shop.id, filter)).toBe(found.length);
  return found.map((order) => order.number);
}

test.each<[string, OrderFilter, string[]]>([
  ['nothing asked: the latest placed first', {}, ['C2', 'C1', 'R3', 'R2', 'R1']],
  ['restored', { origin: 'RESTORED' }, ['R3', 'R2', 'R1']],
  ["the cart's own", { origin: 'CART' }, ['C2', 'C1']],
  ['cancelled', { progress: 'CANCELLED' }, ['C1']],
  ['restored from, the moment itself', { restoredFrom: after(1) }, ['R3', 'R2']],
  ['restored from, a millisecond later', { restoredFrom: new Date(after(1).getTime() + 1) }, ['R3']],
  ['restored to, the moment itself', { restoredTo: after(1) }, ['R2', 'R1']],
  ['restored to, a millisecond earlier', { restoredTo: new Date(after(1).getTime() - 1) }, ['R1']],
  ['mail sent', { confirmationMail: 'SENT' }, ['R1']],
  ['a mail just being sent still waits', { confirmationMail: 'QUEUED' }, ['R2']],
  ['mail failed', { confirmationMail: 'FAILED' }, []],
  ['no mail has gone out', { confirmationMailSent: false, origin: 'RESTORED' }, ['R3', 'R2']],
  ['a mail has gone out', { confirmationMailSent: true }, ['R1']],
  ['a name', { search: '復旧 r2' }, ['R2']],
  ['a name and an origin', { search: '復旧', origin: 'CART' }, []],
])('%s', async (_, filter, numbers) => {
  expect(await numbersOf(filter)).toEqual(numbers);
});

test("the state of an order's mail is that of its latest", async () => {
  const [order] = (await findOrders(db, shop.id, { filter: { search: '復旧r1' }, page })).rows;
  const again = {
    shopId: shop.id,
    orderId: order?.id ?? '',
    kind: 'RESTORED_ORDER_CONFIRMATION',
    messageId: 'again',
  };
  const text = { recipient: 'x@example.jp', subject: '', body: '', html: '', requestedBy: 'staff' };
  await db.insert(mails).values({ ...again, ...text, state: 'FAILED', queuedAt: after(30) });
  expect(await numbersOf({ confirmationMail: 'FAILED' })).toEqual(['R1']);
  expect(await numbersOf({ confirmationMail: 'SENT' })).toEqual([]);
  expect(await numbersOf({ confirmationMailSent: true })).toEqual(['R1']);
});

test('pages of orders make the whole list both ways', async () => {
  const first = await findOrders(db, shop.id, { filter: {}, page: { ...page, size: 2 } });
  const edge = first.rows.at(-1);
  const from = edge ? { at: edge.placedAt, id: edge.id } : null;
  const second = await findOrders(db, shop.id, { filter: {}, page: { size: 2, direction: 'FORWARD', from } });
  expect(second.rows.map((order) => order.number)).toEqual(['R3', 'R2']);
  expect(second).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  const back = second.rows[0] ? { at: second.rows[0].placedAt, id: second.rows[0].id } : null;
  const again = await findOrders(db, shop.id, {
    filter: {},
    page: { size: 2, direction: 'BACKWARD', from: back },
  });
  expect(again.rows).toEqual(first.rows);
});

test('a restored order knows the abnormal order it was made of', async () => {
  const { rows: restored } = await findOrders(db, shop.id, { filter: { origin: 'RESTORED' }, page });
  const paying = await findAbnormalOrdersOfOrders(
    db,
    shop.id,
    restored.map((order) => order.id),
  );
  expect(paying.map((trade) => trade.orderNumber).sort()).toEqual(['R1', 'R2', 'R3']);
  expect(
    await findTradesByKeys(
      db,
      shop.id,
      paying.map((trade) => trade.tradeKey),
    ),
  ).toHaveLength(3);
  const other = await aShopWithRows(database);
  expect(await findOrders(db, other.shop.id, { filter: {}, page })).toMatchObject({ rows: [] });
  expect(
    await findAbnormalOrdersOfOrders(
      db,
      other.shop.id,
      restored.map((order) => order.id),
    ),
  ).toEqual([]);
});
