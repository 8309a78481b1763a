import { expect, test } from 'vitest';
import { findAbnormalOrders } from '#recovery/abnormal-orders/find-abnormal-orders';
import type { Page } from '#recovery/lists/page';
import { aDatabase } from '#test/harness/a-database';
import { aShopWithRows, later, noon } from './a-shop-with-rows';

const database = await aDatabase();
const { shop, addRow } = await aShopWithRows(database);
const someoneElse = await aShopWithRows(database);

// Three at each moment: the id has to break the tie.
const numbers = Array.from({ length: 23 }, (_, i) => `N${String(i).padStart(4, '0')}`);
for (const [i, orderNumber] of numbers.entries()) {
  await addRow({ orderNumber, receivedAt: new Date(noon.getTime() + Math.floor(i / 3) * 1_000) });
}
await someoneElse.addRow({ orderNumber: 'N0001' });

const read = (page: Page, search?: string) =>
  findAbnormalOrders(database.db, shop.id, { status: null, filter: { search }, page }, later);

const everything = await read({ size: 100, direction: 'FORWARD', from: null });
const order = everything.rows.map((trade) => trade.id);

test('the newest notice comes first, and nothing of another shop', () => {
  expect(everything.rows.map((trade) => trade.receivedAt.getTime())).toEqual(
    everything.rows.map((trade) => trade.receivedAt.getTime()).toSorted((left, right) => right - left),
  );
  expect(order).toHaveLength(23);
  expect(everything).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
});

test.each([
  ['FORWARD', 4, undefined],
  ['FORWARD', 23, undefined],
  ['BACKWARD', 4, undefined],
  ['BACKWARD', 1, undefined],
  ['FORWARD', 4, 'N00'],
  ['BACKWARD', 5, 'N00'],
] as const)(
  'pages read %s by %i make the whole list, searched for %s or not',
  async (direction, size, search) => {
    const read23: string[] = [];
    let from: Page['from'] = null;
    for (let pages = 0; pages < 40; pages++) {
      const found = await read({ size, direction, from }, search);
      const ids = found.rows.map((trade) => trade.id);
      if (direction === 'FORWARD') read23.push(...ids);
      else read23.unshift(...ids);
      expect(direction === 'FORWARD' ? found.hasPreviousPage : found.hasNextPage).toBe(from !== null);
      const edge = direction === 'FORWARD' ? found.rows.at(-1) : found.rows[0];
      if (!(direction === 'FORWARD' ? found.hasNextPage : found.hasPreviousPage) || !edge) break;
      from = { at: edge.receivedAt, id: edge.id };
    }
    expect(read23).toEqual(order);
  },
);

test('the last page is the oldest rows, newest of them first', async () => {
  const last = await read({ size: 5, direction: 'BACKWARD', from: null });
  expect(last.rows.map((trade) => trade.id)).toEqual(order.slice(-5));
  expect(last).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
});
