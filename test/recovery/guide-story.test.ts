import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { checkouts } from '#db/schema/orders';
import { trades } from '#db/schema/trades';
import { guidesNewestSignal, tellGuideStory, tellPracticeStory } from '#server/practice-shop';
import { aShop, testSecret } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();

async function screenOf(shopId: string) {
  const rows = await database.db
    .select({ trade: trades, checkout: checkouts })
    .from(trades)
    .leftJoin(
      checkouts,
      and(eq(checkouts.shopId, trades.shopId), eq(checkouts.orderNumber, trades.orderNumber)),
    )
    .where(and(eq(trades.shopId, shopId), isNotNull(trades.status)))
    .orderBy(desc(trades.receivedAt));
  const jst = (at: Date | undefined) => at?.toLocaleString('ja-JP', { timeZone: 'Asia/Tokyo' }) ?? '-';
  return rows.map(({ trade, checkout }) => [
    trade.status,
    trade.orderNumber,
    jst(trade.receivedAt),
    jst(checkout?.orderedAt),
    checkout?.total ?? '-',
  ]);
}

test("the guide's six rows come from notices, checkouts and one restore alone", async () => {
  const { shop } = await aShop(database);
  await tellGuideStory(database, { shop, secret: testSecret, newestSignalAt: guidesNewestSignal });
  expect(await screenOf(shop.id)).toEqual([
    ['RESTORABLE', '2009031700002', '2009/3/17 16:45:01', '2009/3/17 16:29:56', 11_350],
    ['RESTORABLE', '2009031700004', '2009/3/17 16:41:32', '2009/3/17 16:41:22', 1_003],
    ['RESTORABLE', '2009031700003', '2009/3/17 16:32:17', '2009/3/17 16:32:01', 650],
    ['RESTORED', '2009031300004', '2009/3/13 19:44:58', '2009/3/13 19:17:57', 1_050],
    ['UNRECOVERABLE', '2009031300003', '2009/3/13 19:32:55', '-', '-'],
    ['DUPLICATE', '2009031300004', '2009/3/13 19:31:20', '2009/3/13 19:17:57', 1_050],
  ]);
});

test('the practice story is told once, however often the server starts', async () => {
  const now = new Date('2026-11-23T09:00:00+09:00');
  await tellPracticeStory(database, { secret: testSecret, now });
  const shop = await tellPracticeStory(database, {
    secret: testSecret,
    now: new Date(now.getTime() + 60_000),
  });
  const rows = await screenOf(shop.id);
  expect(rows).toHaveLength(6);
  expect(rows[0]).toEqual([
    'RESTORABLE',
    '2009031700002',
    '2026/11/23 8:57:00',
    '2026/11/23 8:41:55',
    11_350,
  ]);
});
