import { expect, test } from 'vitest';
import type {
  AbnormalOrderFilter,
  AbnormalOrderStatus,
} from '#recovery/abnormal-orders/abnormal-order-filter';
import { countAbnormalOrders, findOldestOpenAt } from '#recovery/abnormal-orders/count-abnormal-orders';
import { deleteAbnormalOrder } from '#recovery/abnormal-orders/delete-abnormal-order';
import {
  findAbnormalOrders,
  findAbnormalOrdersByIds,
  findAbnormalOrdersByNumbers,
} from '#recovery/abnormal-orders/find-abnormal-orders';
import { aDatabase } from '#test/harness/a-database';
import { aShopWithRows, later, noon } from './a-shop-with-rows';

const database = await aDatabase();
const { db } = database;
const minute = 60_000;
const after = (minutes: number) => new Date(noon.getTime() + minutes * minute);
const page = { size: 100, direction: 'FORWARD', from: null } as const;

const { shop, addRow } = await aShopWithRows(database, { graceSeconds: 120 });
await addRow({ orderNumber: 'A', receivedAt: after(0), orderedAt: after(-10), total: 100 });
await addRow({ orderNumber: 'B', receivedAt: after(10), orderedAt: after(0), total: 200 });
await addRow({ orderNumber: 'C', receivedAt: after(20), orderedAt: after(10), total: 300 });
await addRow({ orderNumber: 'REVERSED', receivedAt: after(30), status: 'VOID', customer: null, total: 400 });
await addRow({ orderNumber: 'DELETED', receivedAt: after(40), orderedAt: after(39), total: 500 });
await addRow({ orderNumber: 'FAILED', receivedAt: after(50), status: 'UNPROCESSED' });
const [toDelete] = await findAbnormalOrdersByNumbers(db, shop.id, ['DELETED']);
await deleteAbnormalOrder(
  db,
  shop.id,
  { id: toDelete?.id ?? '', reason: 'a test' },
  { actor: 'staff', now: later },
);

async function numbersOf(
  filter: AbnormalOrderFilter,
  { status = null, now = later }: { status?: AbnormalOrderStatus | null; now?: Date } = {},
) {
  const { rows } = await findAbnormalOrders(db, shop.id, { status, filter, page }, now);
  return rows.map((trade) => trade.orderNumber);
}

test.each<[string, AbnormalOrderFilter, string[]]>([
  ['received from, the moment itself', { receivedFrom: after(10) }, ['REVERSED', 'C', 'B']],
  [
    'received from, a millisecond later',
    { receivedFrom: new Date(after(10).getTime() + 1) },
    ['REVERSED', 'C'],
  ],
  ['received to, the moment itself', { receivedTo: after(10) }, ['B', 'A']],
  ['received to, a millisecond earlier', { receivedTo: new Date(after(10).getTime() - 1) }, ['A']],
  ['ordered from, the moment itself', { orderedFrom: after(0) }, ['C', 'B']],
  ['ordered from, a millisecond later', { orderedFrom: new Date(after(0).getTime() + 1) }, ['C']],
  ['ordered to, the moment itself', { orderedTo: after(0) }, ['B', 'A']],
  ['ordered to, a millisecond earlier', { orderedTo: new Date(after(0).getTime() - 1) }, ['A']],
  ['at least the very total', { minTotal: 300 }, ['REVERSED', 'C']],
  ['at least a yen more', { minTotal: 301 }, ['REVERSED']],
  ['at most the very total', { maxTotal: 200 }, ['B', 'A']],
  ['at most a yen less', { maxTotal: 199 }, ['A']],
  ['a total of zero yen is asked for', { maxTotal: 0 }, []],
  ['open', { open: true }, ['C', 'B', 'A']],
  ['closed', { open: false }, ['REVERSED']],
  ['deleted', { deleted: true }, ['DELETED']],
  ['deleted and open: no such row', { deleted: true, open: true }, []],
  ['nothing asked', {}, ['REVERSED', 'C', 'B', 'A']],
  [
    'null is nothing asked',
    { search: null, receivedFrom: null, minTotal: null, open: null },
    ['REVERSED', 'C', 'B', 'A'],
  ],
  ['several at once', { receivedFrom: after(5), maxTotal: 300, open: true, search: 'mr192' }, ['C', 'B']],
])('%s', async (_, filter, numbers) => {
  expect(await numbersOf(filter)).toEqual(numbers);
  const counts = await countAbnormalOrders(db, shop.id, filter, later);
  expect(counts.all).toBe(numbers.length);
});

test('a tab holds its status alone', async () => {
  expect(await numbersOf({}, { status: 'RESTORABLE' })).toEqual(['C', 'B', 'A']);
  expect(await numbersOf({}, { status: 'UNRECOVERABLE' })).toEqual(['REVERSED']);
  expect(await numbersOf({}, { status: 'DUPLICATE' })).toEqual([]);
});

test('a row settles until the very end of its grace, and is there on request', async () => {
  const lastMoment = new Date(after(22).getTime() - 1);
  expect(await numbersOf({ minTotal: 300 }, { now: lastMoment })).toEqual([]);
  expect(await numbersOf({ minTotal: 300 }, { now: after(22) })).toEqual(['C']);
  expect(await numbersOf({ includeSettling: true, maxTotal: 300 }, { now: lastMoment })).toEqual([
    'C',
    'B',
    'A',
  ]);
  expect(await countAbnormalOrders(db, shop.id, {}, lastMoment)).toMatchObject({
    all: 2,
    open: 2,
    settling: 2,
    moneyAtRisk: 300,
  });
  expect(await countAbnormalOrders(db, shop.id, {}, after(22))).toMatchObject({
    all: 3,
    open: 3,
    settling: 1,
    moneyAtRisk: 600,
  });
  expect(await countAbnormalOrders(db, shop.id, { includeSettling: true }, lastMoment)).toMatchObject({
    all: 4,
    settling: 2,
    moneyAtRisk: 600,
  });
});

test('the oldest open row is the one that has settled and waits longest', async () => {
  expect(await findOldestOpenAt(db, shop.id, later)).toEqual(after(0));
  expect(await findOldestOpenAt(db, shop.id, after(1))).toBeNull();
});

test('a row is found by its id when it is deleted, not when it is not listed or of another shop', async () => {
  const { rows } = await findAbnormalOrders(
    db,
    shop.id,
    { status: null, filter: { deleted: true }, page },
    later,
  );
  const ids = rows.map((trade) => trade.id);
  expect(
    (await findAbnormalOrdersByIds(db, shop.id, [...ids, 'no-id'])).map((trade) => trade.orderNumber),
  ).toEqual(['DELETED']);
  const other = await aShopWithRows(database);
  expect(await findAbnormalOrdersByIds(db, other.shop.id, ids)).toEqual([]);
  expect(await findAbnormalOrdersByNumbers(db, shop.id, ['FAILED'])).toEqual([]);
});
