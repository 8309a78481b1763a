import { expect, test } from 'vitest';
import { findMailBodies, findMails, findMailsOfTrades } from '#mail/find-mails';
import { queueMail } from '#mail/queue-mail';
import { findAbnormalOrdersByNumbers } from '#recovery/abnormal-orders/find-abnormal-orders';
import { findTimelines } from '#recovery/abnormal-orders/find-timelines';
import { findTradeBackground } from '#recovery/abnormal-orders/find-trade-background';
import { previewCancellationMail } from '#recovery/mails/preview-cancellation-mail';
import { writeCancellationMail } from '#recovery/mails/write-cancellation-mail';
import { findStationery } from '#recovery/mails/write-confirmation-mail';
import { cancelOrder } from '#recovery/orders/cancel-order';
import { placeOrder } from '#recovery/orders/place-order';
import { restoreAbnormalOrder } from '#recovery/restore/restore-abnormal-order';
import { aCheckout } from '#test/a-checkout';
import { aDatabase } from '#test/harness/a-database';
import { aShopWithRows, noon } from '#test/recovery/reads/a-shop-with-rows';

const database = await aDatabase();
const { db } = database;
const { shop, addRow } = await aShopWithRows(database);
const by = { actor: 'staff', now: noon };

async function rowOf(orderNumber: string) {
  const [row] = await findAbnormalOrdersByNumbers(db, shop.id, [orderNumber]);
  if (!row) throw new Error(`No row ${orderNumber}.`);
  return row;
}

function mailAbout(tradeId: string, orderId: string | null = null, at = noon) {
  const words = {
    subject: '【店】取消',
    text: 'x',
    html: 'x',
    recipient: 'c@example.jp',
    requestedBy: 'staff',
  };
  return queueMail(db, { shopId: shop.id, orderId, tradeId, kind: 'PAYMENT_RETURNED', ...words }, at);
}

test('a duplicate gets the mail to the customer of the order that stands', async () => {
  await addRow({ orderNumber: 'D-1', customer: { email: 'checkout@example.jp' } });
  const again = aCheckout({ orderNumber: 'D-1' });
  await placeOrder(
    db,
    shop.id,
    {
      checkout: { ...again, customer: { ...again.customer, email: 'order@example.jp' } },
      paymentMethod: 'CASH_ON_DELIVERY',
    },
    by,
  );
  const preview = await previewCancellationMail(db, shop.id, (await rowOf('D-1')).id, noon);
  expect(preview).toMatchObject({
    to: 'order@example.jp',
    subject: '【試験ショップ】重複したお支払いの取消のご案内（ご注文番号：D-1）',
    body: expect.stringContaining('取消日時　　2026/11/01 12:00'),
  });
  expect(preview?.body).toContain('登録者お名 様');
});

test('a row with a checkout alone gets it to the customer of the checkout', async () => {
  await addRow({ orderNumber: 'C-1', customer: { email: 'checkout@example.jp' } });
  const preview = await previewCancellationMail(db, shop.id, (await rowOf('C-1')).id, noon);
  expect(preview).toMatchObject({
    to: 'checkout@example.jp',
    subject: '【試験ショップ】お支払いの取消とご返金のご案内（ご注文番号：C-1）',
    body: expect.stringContaining('¥650（税込）'),
  });
});

test('a trade that nobody knows anything of has a preview, but no recipient', async () => {
  await addRow({ orderNumber: 'N-1', customer: null });
  const preview = await previewCancellationMail(db, shop.id, (await rowOf('N-1')).id, noon);
  expect(preview).toMatchObject({ to: null, body: expect.stringContaining('お客様') });
});

test('no row, no shop of its own, no uuid: no preview', async () => {
  const other = await aShopWithRows(database);
  const { id } = await rowOf('C-1');
  expect(await previewCancellationMail(db, other.shop.id, id, noon)).toBeNull();
  expect(await previewCancellationMail(db, shop.id, 'x', noon)).toBeNull();
});

test("a clerk's own words are taken as they are", async () => {
  const background = await findTradeBackground(db, shop.id, (await rowOf('N-1')).id);
  if (!background) throw new Error('The row is gone.');
  const override = { subject: 'お電話の件', body: '取り消しました。{{ order.number }}' };
  const written = writeCancellationMail(
    await findStationery(db, shop.id),
    { ...background, job: 'VOID', cancelledAt: noon },
    { override },
  );
  expect(written).toMatchObject({
    kind: 'PAYMENT_RETURNED',
    recipient: null,
    subject: 'お電話の件',
    text: '取り消しました。{{ order.number }}\n',
  });
});

test('a mail about a trade without an order stands in its row and its timeline', async () => {
  const row = await rowOf('N-1');
  const { body, html, ...listed } = await mailAbout(row.id, null, new Date(noon.getTime() + 1_000));
  const other = await rowOf('C-1');
  const found = await findMailsOfTrades(db, shop.id, [row, other]);
  expect([...found]).toEqual([[row.id, [listed]]]);
  expect(await findMailBodies(db, shop.id, [listed.id])).toEqual(new Map([[listed.id, body]]));
  expect(await findMailBodies(db, (await aShopWithRows(database)).shop.id, [listed.id])).toEqual(new Map());
  const timelines = await findTimelines(db, shop.id, [row, other]);
  expect(timelines.get(row.id)?.map(({ kind }) => kind)).toEqual(['NOTICE_RECEIVED', 'MAIL_QUEUED']);
  expect(timelines.get(other.id)?.map(({ kind }) => kind)).toEqual(['NOTICE_RECEIVED']);
});

test('mails of a trade and of the order it paid are found once, oldest first, by the page', async () => {
  await addRow({ orderNumber: 'R-1' });
  const { id } = await rowOf('R-1');
  const request = { id, sendConfirmationMail: true, mail: null, note: null };
  const restored = await restoreAbnormalOrder(db, shop.id, request, by);
  if (restored.kind !== 'AbnormalOrderRestored') throw new Error(restored.kind);
  const after = await mailAbout(id, null, new Date(noon.getTime() + 2_000));
  const both = await mailAbout(id, restored.order.id, new Date(noon.getTime() + 1_000));

  const row = await rowOf('R-1');
  const found = await findMailsOfTrades(db, shop.id, [row, await rowOf('N-1')]);
  expect(found.get(id)?.map((mail) => mail.id)).toEqual([restored.mail?.id, both.id, after.id]);
  expect(found.get((await rowOf('N-1')).id)).toHaveLength(1);
  expect(await findMailsOfTrades(db, shop.id, [])).toEqual(new Map());

  const again = await restoreAbnormalOrder(db, shop.id, request, by);
  expect(again).toMatchObject({ mail: { id: restored.mail?.id } });
});

test('a mail is about an order or a trade, or it is none', async () => {
  const { id } = await rowOf('N-1');
  const mail = await mailAbout(id);
  await expect(
    queueMail(db, { ...mail, text: 'x', kind: 'PAYMENT_RETURNED', orderId: null, tradeId: null }, noon),
  ).rejects.toThrow();
});

test('cancelling an order withdraws its confirmation, not the word that money went back', async () => {
  const row = await rowOf('R-1');
  const order = row.paidOrderId ?? '';
  await cancelOrder(db, shop.id, { id: order, reason: null }, by);
  const mails = (await findMails(db, shop.id, [order])).get(order) ?? [];
  expect(mails.map(({ kind, state }) => [kind, state])).toEqual([
    ['RESTORED_ORDER_CONFIRMATION', 'FAILED'],
    ['PAYMENT_RETURNED', 'QUEUED'],
  ]);
});
