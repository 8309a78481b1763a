import { expect, test } from 'vitest';
import { sendMail } from '#mail/send-mail';
import { findAbnormalOrdersByNumbers } from '#recovery/abnormal-orders/find-abnormal-orders';
import { sendConfirmationMail } from '#recovery/mails/send-confirmation-mail';
import { sendMailAboutTrade } from '#recovery/mails/send-mail-about-trade';
import { cancelOrder } from '#recovery/orders/cancel-order';
import { placeOrder } from '#recovery/orders/place-order';
import { restoreAbnormalOrder } from '#recovery/restore/restore-abnormal-order';
import { aCheckout } from '#test/a-checkout';
import { aNotice, anAccessId } from '#test/a-notice';
import { aDatabase } from '#test/harness/a-database';
import { aMailServer } from '#test/mail/a-mail-server';
import { workWith } from '#test/mail/a-queued-mail';
import { aShopWithRows, noon } from '#test/recovery/reads/a-shop-with-rows';

const database = await aDatabase();
const { db } = database;
const { shop, addRow, receive } = await aShopWithRows(database);
const by = { actor: 'clerk', now: noon };

async function rowOf(orderNumber: string) {
  const [row] = await findAbnormalOrdersByNumbers(db, shop.id, [orderNumber]);
  if (!row) throw new Error(`No row ${orderNumber}.`);
  return row;
}

/** The money goes back at GMOPG, by hand in its console. */
async function reverse(orderNumber: string, accessId: string) {
  const notice = { ShopID: shop.gmopgShopId, OrderID: orderNumber, AccessID: accessId, Amount: 650 };
  const reversal = { Status: 'VOID', JobCd: 'VOID', TranDate: '20261101150000' };
  await receive(aNotice({ ...notice, ...reversal }), noon);
}

async function restored(orderNumber: string, n: number) {
  await addRow({ orderNumber, accessId: anAccessId(n) });
  const { id } = await rowOf(orderNumber);
  const result = await restoreAbnormalOrder(
    db,
    shop.id,
    { id, sendConfirmationMail: false, mail: null, note: null },
    by,
  );
  if (result.kind !== 'AbnormalOrderRestored') throw new Error(result.kind);
  return result.order;
}

test('a clerk chooses the confirmation; without a choice the order gets its own', async () => {
  const { id: orderId } = await restored('K-1', 1);
  const own = await sendConfirmationMail(db, shop.id, { orderId, mail: null }, by);
  expect(own).toMatchObject({ mail: { kind: 'RESTORED_ORDER_CONFIRMATION' } });
  const plain = await sendConfirmationMail(
    db,
    shop.id,
    { orderId, mailKind: 'ORDER_CONFIRMATION', mail: null },
    by,
  );
  expect(plain).toMatchObject({ mail: { kind: 'ORDER_CONFIRMATION' } });
});

test('that money went back is not said of an order before it did; then it is, also of a cancelled one', async () => {
  const order = await restored('K-2', 2);
  const wish = { orderId: order.id, mailKind: 'PAYMENT_RETURNED' as const, mail: null };
  const early = await sendConfirmationMail(db, shop.id, wish, by);
  expect(early).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'kind' }] });

  await reverse('K-2', anAccessId(2));
  await cancelOrder(db, shop.id, { id: order.id, reason: null }, by);
  const sent = await sendConfirmationMail(db, shop.id, wish, by);
  if (sent.kind !== 'ConfirmationMailQueued') throw new Error(sent.kind);
  expect(sent.mail).toMatchObject({ orderId: order.id, tradeId: order.tradeId, kind: 'PAYMENT_RETURNED' });
  expect(sent.mail.body).toContain('取消日時　　2026/11/01 15:00');

  const server = await aMailServer();
  expect(await sendMail(database, sent.mail.id, workWith(server.url))).toEqual({ kind: 'SENT' });
  expect(server.received[0]?.recipients).toEqual(['mr192@example.jp']);
  expect(server.received[0]?.parsed.subject).toContain('お支払いの取消とご返金のご案内');
});

test('an order beside a duplicate is told of the duplicate', async () => {
  await addRow({ orderNumber: 'K-3', accessId: anAccessId(3) });
  const placed = await placeOrder(
    db,
    shop.id,
    { checkout: aCheckout({ orderNumber: 'K-3' }), paymentMethod: 'CASH_ON_DELIVERY' },
    by,
  );
  if (placed.kind !== 'OrderPlaced') throw new Error(placed.kind);
  await reverse('K-3', anAccessId(3));
  const wish = { orderId: placed.order.id, mailKind: 'DUPLICATE_CANCELLED' as const, mail: null };
  const sent = await sendConfirmationMail(db, shop.id, wish, by);
  expect(sent).toMatchObject({ mail: { body: expect.stringContaining('K-3 のご注文は承っております') } });
  const returned = await sendConfirmationMail(db, shop.id, { ...wish, mailKind: 'PAYMENT_RETURNED' }, by);
  expect(returned).toMatchObject({ kind: 'InvalidInput' });
});

test('an order is not asked for a preference', async () => {
  const { id: orderId } = await restored('K-4', 4);
  const asked = await sendConfirmationMail(
    db,
    shop.id,
    { orderId, mailKind: 'PREFERENCE_REQUEST', mail: null },
    by,
  );
  expect(asked).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'kind' }] });
});

test('a row without an order gets its mail where the customer said, once a minute', async () => {
  await addRow({ orderNumber: 'K-5', customer: null, accessId: anAccessId(5) });
  const { id } = await rowOf('K-5');
  const wish = { abnormalOrderId: id, mailKind: 'PAYMENT_RETURNED' as const, to: null, mail: null };
  expect(await sendMailAboutTrade(db, shop.id, wish, by)).toMatchObject({
    kind: 'InvalidInput',
    problems: [{ path: 'abnormalOrderId' }],
  });
  await reverse('K-5', anAccessId(5));
  expect(await sendMailAboutTrade(db, shop.id, wish, by)).toMatchObject({ kind: 'NoAddressKnown' });
  expect(await sendMailAboutTrade(db, shop.id, { ...wish, to: 'a@b.jp, c@d.jp' }, by)).toMatchObject({
    kind: 'InvalidInput',
    problems: [{ path: 'to' }],
  });

  const told = { ...wish, to: 'customer@example.jp' };
  const first = await sendMailAboutTrade(db, shop.id, told, by);
  expect(first).toMatchObject({
    kind: 'MailQueued',
    mail: { recipient: 'customer@example.jp', orderId: null, tradeId: id },
  });
  expect(await sendMailAboutTrade(db, shop.id, told, by)).toEqual(first);
});

test('a row gets the kind that is true of it, and no other', async () => {
  const { id } = await rowOf('K-3');
  const send = (mailKind: Parameters<typeof sendMailAboutTrade>[2]['mailKind']) =>
    sendMailAboutTrade(db, shop.id, { abnormalOrderId: id, mailKind, to: null, mail: null }, by);
  expect(await send('DUPLICATE_CANCELLED')).toMatchObject({ kind: 'MailQueued' });
  for (const kind of ['PAYMENT_RETURNED', 'ORDER_CONFIRMATION', 'PREFERENCE_REQUEST'] as const)
    expect(await send(kind)).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'kind' }] });
});
