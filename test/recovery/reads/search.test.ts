import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { countAbnormalOrders } from '#recovery/abnormal-orders/count-abnormal-orders';
import { findAbnormalOrders } from '#recovery/abnormal-orders/find-abnormal-orders';
import { aDatabase } from '#test/harness/a-database';
import { aShopWithRows, later } from './a-shop-with-rows';

const database = await aDatabase();
const { db } = database;
const page = { size: 3, direction: 'FORWARD', from: null } as const;

const { shop, addRow } = await aShopWithRows(database);
const sato = {
  name: '佐藤 花子',
  kana: 'サトウ ハナコ',
  email: 'hanako_s@example.jp',
  phone: '090-1234-5678',
  memberId: 'mr777',
};
await addRow({ orderNumber: '2026110100001', customer: sato, accessId: 'c4ca4238a0b923820dcc509a6f75849b' });
await addRow({
  orderNumber: '2026110100002',
  customer: { ...sato, name: '林', kana: 'ﾊﾔｼ', phone: null, email: '100%@example.jp' },
});
await addRow({ orderNumber: '2026110100003', customer: null });
await addRow({ orderNumber: 'BACK\\SLASH', customer: null });

async function numbersFor(search: string): Promise<string[]> {
  const { rows } = await findAbnormalOrders(db, shop.id, { status: null, filter: { search }, page }, later);
  const counts = await countAbnormalOrders(db, shop.id, { search }, later);
  expect(counts.all >= rows.length).toBe(true);
  if (rows.length < page.size) expect(counts.all).toBe(rows.length);
  return rows.map((trade) => trade.orderNumber).sort();
}

const terms: Array<[string, string[]]> = [
  ['佐藤', ['2026110100001']],
  ['佐藤花子', ['2026110100001']],
  ['佐藤　花子', ['2026110100001']],
  ['ｻﾄｳ', ['2026110100001']],
  ['さとう はなこ', ['2026110100001']],
  ['サトウ', ['2026110100001']],
  ['林', ['2026110100002']],
  ['はやし', ['2026110100002']],
  ['龍', []],
  ['090-1234-5678', ['2026110100001']],
  ['09012345678', ['2026110100001']],
  ['０９０ー１２３４ー５６７８', ['2026110100001']],
  ['HANAKO', ['2026110100001']],
  ['mr777', ['2026110100001', '2026110100002']],
  ['20261101-00003', ['2026110100003']],
  ['00003', ['2026110100003']],
  ['%', ['2026110100002']],
  ['100%', ['2026110100002']],
  ['0%1', []],
  ['_', ['2026110100001']],
  ['o_s', ['2026110100001']],
  ['h_nako', []],
  ['\\', ['BACK\\SLASH']],
  ['back\\slash', ['BACK\\SLASH']],
  ['c4ca4238a0b923820dcc509a6f75849b', ['2026110100001']],
  ['C4CA4238-a0b923820dcc509a6f75849b', ['2026110100001']],
  ['c4ca4238a0b923820dcc509a6f75849', []],
  ["'; drop table trades; --", []],
  ['無い名前', []],
];

test.each(terms)('a search for %s', async (term, numbers) => {
  expect(await numbersFor(term)).toEqual(numbers);
});

test.each(['', ' ', '　-ー '])(
  'nothing is left of %j to search for, so nothing is filtered',
  async (term) => {
    expect((await numbersFor(term)).length).toBe(3);
    expect((await countAbnormalOrders(db, shop.id, { search: term }, later)).all).toBe(4);
  },
);

test('a term is cut after 100 characters', async () => {
  const { addRow: add, shop: other } = await aShopWithRows(database);
  await add({ orderNumber: 'X', customer: { name: '寿'.repeat(100) } });
  const count = async (search: string) => (await countAbnormalOrders(db, other.id, { search }, later)).all;
  expect(await count(`${'寿'.repeat(100)}限`)).toBe(1);
  expect(await count(`${'寿'.repeat(99)}限`)).toBe(0);
});

test('a search finds nothing of another shop', async () => {
  const other = await aShopWithRows(database);
  const counts = await countAbnormalOrders(db, other.shop.id, { search: '佐藤' }, later);
  const byAccessId = await countAbnormalOrders(
    db,
    other.shop.id,
    { search: 'c4ca4238a0b923820dcc509a6f75849b' },
    later,
  );
  expect([counts.all, byAccessId.all]).toEqual([0, 0]);
});

test('the same is found once the index knows what is frequent', async () => {
  await db.execute(sql`analyze trades`);
  for (const [term, numbers] of terms) expect([term, await numbersFor(term)]).toEqual([term, numbers]);
});
