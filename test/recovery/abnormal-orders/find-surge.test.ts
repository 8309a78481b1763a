import { beforeEach, expect, test } from 'vitest';
import { deleteAbnormalOrder } from '#recovery/abnormal-orders/delete-abnormal-order';
import { findAbnormalOrders } from '#recovery/abnormal-orders/find-abnormal-orders';
import { findSurge } from '#recovery/abnormal-orders/find-surge';
import { aNotice, anAccessId } from '#test/a-notice';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const now = new Date('2026-11-24T15:00:00+09:00');
let shop: Awaited<ReturnType<typeof aShop>>['shop'];
let receive: Awaited<ReturnType<typeof aShop>>['receive'];
let made = 0;

beforeEach(async () => {
  ({ shop, receive } = await aShop(database));
});

/** A row for each of these minutes before now. */
async function rows(...minutesAgo: number[]): Promise<void> {
  for (const minutes of minutesAgo) {
    made++;
    const body = aNotice({
      ShopID: shop.gmopgShopId,
      OrderID: `S-${made}`,
      AccessID: anAccessId(made),
      TranDate: '20261124100000',
    });
    await receive(body, minutesBefore(minutes));
  }
}

function minutesBefore(minutes: number): Date {
  return new Date(now.getTime() - minutes * 60_000);
}

const tenFrom = (minutesAgo: number) => Array.from({ length: 10 }, (_, n) => minutesAgo - n);

test('ten open rows within an hour are a surge from the first of them, nine are none', async () => {
  await rows(...tenFrom(58).slice(0, 9));
  expect(await findSurge(database.db, shop.id, { now })).toBeNull();
  await rows(0);
  expect(await findSurge(database.db, shop.id, { now })).toEqual({
    since: minutesBefore(58),
    until: minutesBefore(0),
    rows: 10,
  });
});

test('the tenth row counts exactly an hour after the first, and no later', async () => {
  await rows(61, ...tenFrom(30).slice(0, 8), 1);
  expect(await findSurge(database.db, shop.id, { now })).toMatchObject({ rows: 10 });
  const { shop: other, receive: receiveOther } = await aShop(database);
  [shop, receive] = [other, receiveOther];
  await rows(61.1, ...tenFrom(30).slice(0, 8), 1);
  expect(await findSurge(database.db, shop.id, { now })).toBeNull();
});

test('a surge that went on for hours is one, and rows that came before or long after are told apart', async () => {
  await rows(700, 300, ...tenFrom(200), ...tenFrom(150), ...tenFrom(95), 20);
  const surge = await findSurge(database.db, shop.id, { now });
  expect(surge).toEqual({ since: minutesBefore(200), until: minutesBefore(20), rows: 31 });
  await rows(...tenFrom(12));
  expect(await findSurge(database.db, shop.id, { now })).toMatchObject({
    since: minutesBefore(20),
    rows: 11,
  });
});

test('what was dealt with, still settles or is older than a day is no surge', async () => {
  await rows(...tenFrom(24 * 60 + 20));
  expect(await findSurge(database.db, shop.id, { now })).toBeNull();
  await rows(...tenFrom(30));
  const page = { size: 100, direction: 'FORWARD', from: null } as const;
  const listed = await findAbnormalOrders(database.db, shop.id, { status: null, filter: {}, page }, now);
  const { id = '' } = listed.rows[0] ?? {};
  await deleteAbnormalOrder(database.db, shop.id, { id, reason: 'テスト' }, { actor: 'tests', now });
  expect(await findSurge(database.db, shop.id, { now })).toBeNull();

  const settling = await aShop(database, { graceSeconds: 120 });
  [shop, receive] = [settling.shop, settling.receive];
  await rows(...Array.from({ length: 10 }, () => 1));
  expect(await findSurge(database.db, shop.id, { now })).toBeNull();
  expect(await findSurge(database.db, shop.id, { now: minutesBefore(-1) })).toMatchObject({ rows: 10 });
});
