import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { shops } from '#db/schema/shops';
import { trades } from '#db/schema/trades';
import { CliRefusal } from '#server/cli/answer';
import { changeShop } from '#server/cli/change-shop';
import { aNotice } from '#test/a-notice';
import { aShop, testSecret } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const context = { database, secret: testSecret, appUrl: 'http://localhost:3000', now: new Date() };

async function settingsOf(shopId: string) {
  const [shop] = await database.db.select().from(shops).where(eq(shops.id, shopId));
  return shop;
}

test('of a shop only what was said changes', async () => {
  const { shop } = await aShop(database);
  const said = { shop: shop.gmopgShopId, grace: '300', 'sender-addresses': '210.175.7.20, ::1' };
  await changeShop(context, said);
  expect(await settingsOf(shop.id)).toEqual({
    ...shop,
    graceSeconds: 300,
    senderAddresses: ['210.175.7.20', '::1'],
  });
});

test('any and none take a restriction, a sender and a footer back', async () => {
  const { shop } = await aShop(database);
  const name = { shop: shop.gmopgShopId };
  await changeShop(context, {
    ...name,
    'sender-addresses': '::1',
    'mail-from': 'a@x.jp',
    'mail-footer': 'F',
  });
  await changeShop(context, {
    ...name,
    'sender-addresses': 'any',
    'mail-from': 'none',
    'mail-footer': 'none',
  });
  expect(await settingsOf(shop.id)).toEqual(shop);
});

test('the suffix rule moves trades that are stored already', async () => {
  const { shop, receive } = await aShop(database);
  await receive(aNotice({ ShopID: shop.gmopgShopId, OrderID: 'A-1001-2' }));
  await changeShop(context, { shop: shop.gmopgShopId, 'strips-order-suffix': 'on' });
  const stored = await database.db.select().from(trades).where(eq(trades.shopId, shop.id));
  expect(stored.map((trade) => trade.orderNumber)).toEqual(['A-1001']);
});

const faults: Record<string, string>[] = [
  {},
  { grace: 'soon' },
  { grace: '-1' },
  { 'strips-order-suffix': 'yes' },
  { charset: 'latin1' },
  { 'sender-addresses': 'gmopg' },
  { 'mail-from': 'nobody' },
  { shop: 'tshop99999999', grace: '0' },
];

test.each(faults)('%o is refused and changes nothing', async (fault) => {
  const { shop } = await aShop(database);
  await expect(changeShop(context, { shop: shop.gmopgShopId, ...fault })).rejects.toThrow(CliRefusal);
  expect(await settingsOf(shop.id)).toEqual(shop);
});
