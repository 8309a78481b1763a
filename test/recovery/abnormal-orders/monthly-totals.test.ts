import { expect, test } from 'vitest';
import { monthlyTotals } from '#recovery/abnormal-orders/monthly-totals';
import { registerCheckout } from '#recovery/orders/register-checkout';
import { restoreAbnormalOrder } from '#recovery/restore/restore-abnormal-order';
import { aCheckout } from '#test/a-checkout';
import { aNotice, anAccessId } from '#test/a-notice';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const { db } = database;
const jst = (time: string) => new Date(`${time}+09:00`);
let made = 0;

async function aStory() {
  const { shop, receive } = await aShop(database);
  const notice = (orderId: string, time: string, overrides: Parameters<typeof aNotice>[0] = {}) =>
    receive(
      aNotice({
        ...{ ShopID: shop.gmopgShopId, OrderID: orderId, AccessID: anAccessId(++made) },
        TranDate: time.replaceAll(/\D/g, ''),
        ...overrides,
      }),
      jst(time),
    );
  return {
    shop,
    notice,
    totals: (from: string, to: string) => monthlyTotals(db, shop.id, { from, to }),
    restore: async (orderNumber: string, total: number, time: string) => {
      await registerCheckout(db, shop.id, aCheckout({ orderNumber, total }), {
        actor: 'cart',
        now: jst(time),
      });
      const AccessID = anAccessId(++made);
      await notice(orderNumber, time, { AccessID, Amount: total });
      const [row] = await database.sql<{ id: string }[]>`
        select id from trades where shop_id = ${shop.id} and trade_key = ${AccessID}`;
      const request = { id: row?.id ?? '', sendConfirmationMail: false, mail: null, note: null };
      const result = await restoreAbnormalOrder(db, shop.id, request, { actor: '店員', now: jst(time) });
      expect(result.kind).toBe('AbnormalOrderRestored');
      return AccessID;
    },
  };
}

const nothing = {
  restoredCount: 0,
  restoredYen: 0,
  cancelledCount: 0,
  cancelledYen: 0,
  openCount: 0,
  openYen: 0,
};

test('a month is a month in Japan, to the second', async () => {
  const { notice, totals } = await aStory();
  await notice('A', '2026-10-31T23:59:59', { Amount: 100 });
  await notice('B', '2026-11-01T00:00:00', { Amount: 200, Tax: 20 });
  await notice('C', '2026-11-30T23:59:59', { Amount: 300 });
  await notice('D', '2026-12-01T00:00:00', { Amount: 400 });
  expect(await totals('2026-10', '2026-12')).toEqual([
    { ...nothing, month: '2026-10', openCount: 1, openYen: 100 },
    { ...nothing, month: '2026-11', openCount: 2, openYen: 520 },
    { ...nothing, month: '2026-12', openCount: 1, openYen: 400 },
  ]);
});

test('restored counts when it was restored, cancelled when the money went back', async () => {
  const { notice, restore, totals } = await aStory();
  const AccessID = await restore('A', 1_000, '2026-11-30T23:59:59');
  await restore('B', 500, '2026-12-01T00:00:00');
  const reversal = { AccessID, Status: 'RETURN', JobCd: 'RETURN', Amount: 1_000 };
  await notice('A', '2026-12-31T23:59:59', reversal);
  await notice('C', '2027-01-01T00:00:00', { Status: 'VOID', JobCd: 'VOID', Amount: 70 });
  expect(await totals('2026-11', '2027-01')).toEqual([
    { ...nothing, month: '2026-11', restoredCount: 1, restoredYen: 1_000 },
    {
      ...nothing,
      month: '2026-12',
      restoredCount: 1,
      restoredYen: 500,
      cancelledCount: 1,
      cancelledYen: 1_000,
    },
    { ...nothing, month: '2027-01', cancelledCount: 1, cancelledYen: 70 },
  ]);
});

test('a deleted row is open no more, but cancelled if its money went back; another shop has its own totals', async () => {
  const { shop, notice, totals } = await aStory();
  await notice('A', '2026-11-02T12:00:00');
  await notice('B', '2026-11-02T12:00:00', { Status: 'VOID', JobCd: 'VOID' });
  await database.sql`update trades set deleted_at = now() where shop_id = ${shop.id}`;
  expect(await totals('2026-11', '2026-11')).toEqual([
    { ...nothing, month: '2026-11', cancelledCount: 1, cancelledYen: 650 },
  ]);
  expect(await (await aStory()).totals('2026-11', '2026-11')).toEqual([{ ...nothing, month: '2026-11' }]);
});

test('up to 24 months are answered, oldest first, every one with a row', async () => {
  const { totals } = await aStory();
  const months = (await totals('2025-02', '2027-01'))?.map(({ month }) => month);
  expect([months?.length, months?.[0], months?.at(-1)]).toEqual([24, '2025-02', '2027-01']);
  expect(await totals('2025-01', '2027-01')).toBeNull();
});

test.each([
  ['2026-13', '2026-13'],
  ['2026-00', '2026-01'],
  ['2026-1', '2026-02'],
  ['2026-11-01', '2026-12'],
  ['2026-12', '2026-11'],
  ['1999-12', '2000-01'],
  ['', ''],
])('from %s to %s is no span of months', async (from, to) => {
  const { totals } = await aStory();
  expect(await totals(from, to)).toBeNull();
});
