import { expect, test } from 'vitest';
import { countNotices, findNotices, type NoticeFilter } from '#recovery/notices/find-notices';
import { aNotice, anAccessId } from '#test/a-notice';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';
import { noon } from './a-shop-with-rows';

const database = await aDatabase();
const { shop, receive } = await aShop(database);
const after = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const page = { size: 100, direction: 'FORWARD', from: null } as const;

const send = (OrderID: string, minutes: number, rest: Record<string, string | number> = {}) =>
  receive(
    aNotice({ ShopID: shop.gmopgShopId, OrderID, AccessID: anAccessId(0xabc00 + minutes), ...rest }),
    after(minutes),
  );
await send('X-1', 0);
await send('X-2', 1, { Status: 'UNPROCESSED' });
await send('Y_1', 2, { Status: 'VOID' });
await send('X-9', 3, { PayType: 3 });
await send('X-8', 4, { Amount: 'many' });

async function ordersOf(filter: NoticeFilter) {
  const { rows } = await findNotices(database.db, shop.id, { filter, page });
  expect(await countNotices(database.db, shop.id, filter)).toBe(rows.length);
  return rows.map((notice) => notice.gatewayOrderId);
}

test.each<[string, NoticeFilter, string[]]>([
  ['nothing asked: the latest first', {}, ['X-8', 'X-9', 'Y_1', 'X-2', 'X-1']],
  ['from, the moment itself', { receivedFrom: after(3) }, ['X-8', 'X-9']],
  ['from, a millisecond later', { receivedFrom: new Date(after(3).getTime() + 1) }, ['X-8']],
  ['to, the moment itself', { receivedTo: after(1) }, ['X-2', 'X-1']],
  ['to, a millisecond earlier', { receivedTo: new Date(after(1).getTime() - 1) }, ['X-1']],
  ['listed', { outcome: 'LISTED' }, ['Y_1', 'X-1']],
  ['not listed', { outcome: 'NOT_LISTED' }, ['X-2']],
  ['another way to pay', { outcome: 'OTHER_PAY_TYPE' }, ['X-9']],
  ['malformed', { outcome: 'MALFORMED' }, ['X-8']],
  ['probes', { outcome: 'PROBE' }, []],
  ['the start of an OrderID', { search: 'X-' }, ['X-8', 'X-9', 'X-2', 'X-1']],
  ['the start of an OrderID among the listed', { search: 'X-', outcome: 'LISTED' }, ['X-1']],
  ['an underscore is itself', { search: 'X_' }, []],
  ['the start of a Status', { search: 'void' }, ['Y_1']],
  ['an AccessID', { search: anAccessId(0xabc01).toUpperCase() }, ['X-2']],
  ['the middle of an AccessID is no start', { search: 'abc01' }, []],
])('%s', async (_, filter, orders) => {
  expect(await ordersOf(filter)).toEqual(orders);
});

test('pages of notices make the whole list both ways, and none of another shop', async () => {
  const [first, second] = (await findNotices(database.db, shop.id, { filter: {}, page })).rows;
  const from = second ? { at: second.receivedAt, id: second.id } : null;
  const older = await findNotices(database.db, shop.id, {
    filter: {},
    page: { size: 2, direction: 'FORWARD', from },
  });
  expect(older.rows.map((notice) => notice.gatewayOrderId)).toEqual(['Y_1', 'X-2']);
  const newer = await findNotices(database.db, shop.id, {
    filter: {},
    page: { size: 2, direction: 'BACKWARD', from },
  });
  expect(newer.rows).toEqual([first]);
  const other = await aShop(database);
  expect((await findNotices(database.db, other.shop.id, { filter: { search: 'X-1' }, page })).rows).toEqual(
    [],
  );
});
