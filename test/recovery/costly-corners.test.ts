import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { mails } from '#db/schema/mails';
import { trades } from '#db/schema/trades';
import { sendMail } from '#mail/send-mail';
import { sendConfirmationMail } from '#recovery/mails/send-confirmation-mail';
import { cancelOrder } from '#recovery/orders/cancel-order';
import { completeCheckout } from '#recovery/orders/complete-checkout';
import { registerCheckout } from '#recovery/orders/register-checkout';
import { restoreAbnormalOrder } from '#recovery/restore/restore-abnormal-order';
import { aCheckout } from '#test/a-checkout';
import { aNotice, anAccessId } from '#test/a-notice';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const { db } = database;
const by = { actor: '店員', now: new Date('2026-11-01T13:00:00+09:00') };

async function aRestoredOrder({ accessId, withMail }: { accessId: string; withMail: boolean }) {
  const { shop, receive } = await aShop(database);
  await registerCheckout(db, shop.id, aCheckout(), by);
  await receive(aNotice({ ShopID: shop.gmopgShopId, AccessID: accessId }));
  const [trade] = await db.select().from(trades).where(eq(trades.shopId, shop.id));
  const request = { id: trade?.id ?? '', sendConfirmationMail: withMail, mail: null, note: null };
  const restored = await restoreAbnormalOrder(db, shop.id, request, by);
  if (restored.kind !== 'AbnormalOrderRestored') throw new Error(restored.message);
  return { shop, receive, restored };
}

test('a customer is not told that a cancelled order stands', async () => {
  const { shop, restored } = await aRestoredOrder({ accessId: anAccessId(1), withMail: true });
  await cancelOrder(db, shop.id, { id: restored.order.id, reason: '在庫切れ' }, by);
  const work = {
    secret: '',
    settingsOf: async () => ({ smtpUrl: null, from: 'shop@example.jp', mailDir: '/nonexistent' }),
    clock: () => by.now,
  };
  expect(await sendMail(database, restored.mail?.id ?? '', work)).toMatchObject({ kind: 'SETTLED' });
  const [mail] = await db.select().from(mails).where(eq(mails.shopId, shop.id));
  expect(mail).toMatchObject({ state: 'FAILED', lastError: expect.stringContaining('キャンセル') });
  const asked = await sendConfirmationMail(db, shop.id, { orderId: restored.order.id, mail: null }, by);
  expect(asked).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'orderId' }] });
});

test('an order restored from a trade without AccessID does not swallow the charge of another trade', async () => {
  const { shop, receive } = await aRestoredOrder({ accessId: '', withMail: false });
  await receive(aNotice({ ShopID: shop.gmopgShopId, AccessID: anAccessId(7) }));
  const completion = {
    orderNumber: '2009031700003',
    paymentMethod: 'CARD' as const,
    accessId: anAccessId(7),
  };
  expect(await completeCheckout(db, shop.id, completion, by)).toMatchObject({ kind: 'OrderNumberTaken' });
  const rows = await db.select().from(trades).where(eq(trades.shopId, shop.id));
  expect(rows.map((row) => [row.status, row.isOpen]).toSorted()).toEqual([
    ['DUPLICATE', true],
    ['RESTORED', false],
  ]);
});

test('one trade is one trade however its AccessID is written', async () => {
  const { shop, receive } = await aShop(database);
  const accessId = 'ABCDEF00000000000000000000000001';
  await receive(aNotice({ ShopID: shop.gmopgShopId, AccessID: accessId }));
  await receive(
    aNotice({
      ShopID: shop.gmopgShopId,
      AccessID: accessId.toLowerCase(),
      Status: 'VOID',
      TranDate: '20261101130000',
    }),
  );
  const rows = await db.select().from(trades).where(eq(trades.shopId, shop.id));
  expect(rows.map((row) => [row.money, row.isOpen])).toEqual([['REVERSED', false]]);
});

test('an OrderID that is the number of another checkout cannot be listed', async () => {
  const { shop } = await aShop(database);
  await registerCheckout(db, shop.id, aCheckout({ orderNumber: 'B' }), by);
  const result = await registerCheckout(
    db,
    shop.id,
    aCheckout({ orderNumber: 'A', gatewayOrderIds: ['B'] }),
    by,
  );
  expect(result).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'gatewayOrderIds.0' }] });
});

test('a notice of another shop does not wait for three that wait for a lock', async () => {
  const [busy, other] = [await aShop(database), await aShop(database)];
  await receiveOnce(other, 0);
  let elapsed = 0;
  await database.sql.begin(async (sql) => {
    await sql`select lock_numbers(${busy.shop.id}, array['LOCKED'])`;
    const waiting = [1, 2, 3, 4, 5].map(async (n) => {
      const body = aNotice({ ShopID: busy.shop.gmopgShopId, OrderID: 'LOCKED', AccessID: anAccessId(n) });
      await new Promise((resolve) => setTimeout(resolve, n * 20));
      return busy.receive(body).catch(() => null);
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const startedAt = performance.now();
    await receiveOnce(other, 1);
    elapsed = performance.now() - startedAt;
    void Promise.all(waiting);
  });
  expect(elapsed).toBeLessThan(2_000);
});

function receiveOnce({ shop, receive }: Awaited<ReturnType<typeof aShop>>, n: number) {
  return receive(aNotice({ ShopID: shop.gmopgShopId, OrderID: `FREE${n}`, AccessID: anAccessId(50 + n) }));
}
