import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { trades } from '#db/schema/trades';
import { evaluateAll } from '#recovery/abnormal-orders/evaluate-all';
import { registerCheckout } from '#recovery/orders/register-checkout';
import { updateShop } from '#recovery/shops/update-shop';
import { aCheckout } from '#test/a-checkout';
import { aNotice, anAccessId } from '#test/a-notice';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const { db } = database;
const by = { actor: 'test', now: new Date('2026-11-01T13:00:00+09:00') };

test('a changed suffix rule, SAUTH rule or grace takes effect on every stored trade', async () => {
  const { shop, receive } = await aShop(database);
  await registerCheckout(db, shop.id, aCheckout({ orderNumber: 'A1' }), by);
  await receive(aNotice({ ShopID: shop.gmopgShopId, OrderID: 'A1-2', AccessID: anAccessId(1) }));
  await receive(
    aNotice({ ShopID: shop.gmopgShopId, OrderID: 'B1', AccessID: anAccessId(2), Status: 'SAUTH' }),
  );
  const statuses = async () => {
    const rows = await db.select().from(trades).where(eq(trades.shopId, shop.id)).orderBy(trades.tradeKey);
    return rows.map((row) => [
      row.orderNumber,
      row.status,
      row.reason,
      row.settlesAt.getTime() - row.receivedAt.getTime(),
    ]);
  };
  expect(await statuses()).toEqual([
    ['A1-2', 'UNRECOVERABLE', 'NO_CHECKOUT', 0],
    ['B1', null, null, 0],
  ]);
  await updateShop(db, shop.id, { stripsOrderSuffix: true, sauthHolds: true, graceSeconds: 60 }, by);
  expect(await statuses()).toEqual([
    ['A1', 'RESTORABLE', null, 60_000],
    ['B1', 'UNRECOVERABLE', 'NO_CHECKOUT', 60_000],
  ]);
  expect(await evaluateAll(db, shop.id)).toEqual({ trades: 2, changed: 0 });
});

test('evaluating everything again walks all trades and mends a stored status that nobody should have written', {
  timeout: 120_000,
}, async () => {
  const { shop, receive } = await aShop(database);
  for (let sent = 0; sent < 1_203; sent += 100) {
    const numbers = Array.from({ length: Math.min(100, 1_203 - sent) }, (_, i) => sent + i);
    await Promise.all(
      numbers.map((i) =>
        receive(aNotice({ ShopID: shop.gmopgShopId, OrderID: `C${i}`, AccessID: anAccessId(i) })),
      ),
    );
  }
  await database.sql`update trades set reason = 'CURRENCY' where shop_id = ${shop.id} and order_number = 'C77'`;
  expect(await evaluateAll(db, shop.id)).toEqual({ trades: 1_203, changed: 1 });
  expect(await evaluateAll(db, shop.id)).toEqual({ trades: 1_203, changed: 0 });
});

test('a setting that makes no sense is refused with its path', async () => {
  const { shop } = await aShop(database);
  const result = await updateShop(
    db,
    shop.id,
    { senderAddresses: ['210.175.7.20', 'nowhere'], graceSeconds: -1 },
    by,
  );
  expect(result).toMatchObject({
    kind: 'InvalidInput',
    problems: [{ path: 'graceSeconds' }, { path: 'senderAddresses.1' }],
  });
});
