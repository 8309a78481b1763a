import { expect, test } from 'vitest';
import { aNotice, anAccessId } from '../a-notice';
import { aDatabase } from '../harness/a-database';
import { aCart, now } from './a-cart';

const database = await aDatabase();
const { shop, receive, cart, clerk, charge, find, register } = await aCart(database);

test('a charge without a checkout is unrecoverable until the cart registers it; then it is restored with its mail, once', async () => {
  await charge('R-1', 1);
  expect((await find('R-1'))[0]).toMatchObject({
    status: 'UNRECOVERABLE',
    reason: 'NO_CHECKOUT',
    isOpen: true,
    checkout: null,
  });

  expect((await register('R-1')).data.registerCheckout).toMatchObject({
    __typename: 'CheckoutRegistered',
    checkout: { orderType: '一般注文' },
  });
  const [restorable] = await find('R-1');
  expect(restorable).toMatchObject({
    status: 'RESTORABLE',
    warnings: [],
    receivedAt: '2026-11-02T11:00:00+09:00',
    allowedActions: ['RESTORE', 'DELETE'],
    cancellation: null,
    checkout: {
      total: 650,
      customer: { kana: 'トウロクシャ' },
      lines: [{ unitPrice: 650 }],
      orderedAt: '2026-11-02T10:00:00+09:00',
    },
    trade: { money: 'TAKEN', total: 650, tranDate: '2009-03-17T16:32:01+09:00' },
    notices: [
      {
        deliveries: 1,
        outcome: 'LISTED',
        fields: { OrderID: 'R-1', Amount: '650' },
        sourceAddress: '127.0.0.1',
      },
    ],
  });
  expect(restorable.notices[0].fields).not.toHaveProperty('ShopPass');

  const preview = await clerk(
    `{ confirmationMailPreview(abnormalOrderId: "${restorable.id}") { to subject body html } }`,
  );
  expect(preview.data.confirmationMailPreview).toMatchObject({
    to: 'mr192@example.jp',
    subject: expect.stringContaining('【試験ショップ】'),
  });

  const restore = `mutation { restoreAbnormalOrder(input: { id: "${restorable.id}", sendConfirmationMail: true }) {
    __typename ... on AbnormalOrderRestored { order { id number origin restoredBy } mail { id state keptAsFile to } abnormalOrder { status isOpen } } } }`;
  const first = await clerk(restore);
  expect(first.data.restoreAbnormalOrder).toMatchObject({
    __typename: 'AbnormalOrderRestored',
    order: { number: 'R-1', origin: 'RESTORED', restoredBy: clerk.email },
    mail: { state: 'QUEUED', keptAsFile: false, to: 'mr192@example.jp' },
    abnormalOrder: { status: 'RESTORED', isOpen: false },
  });
  expect((await clerk(restore)).data).toEqual(first.data);

  await charge('R-1', 1);
  const [restored] = await find('R-1');
  expect(restored).toMatchObject({
    status: 'RESTORED',
    notices: [{ deliveries: 2 }],
    mails: [{ state: 'QUEUED' }],
    order: { number: 'R-1' },
  });
  expect(restored.timeline.map(({ kind }: { kind: string }) => kind)).toEqual(
    expect.arrayContaining(['RESTORED', 'MAIL_QUEUED']),
  );
  expect(restored.allowedActions).toContain('SEND_CONFIRMATION_MAIL');
});

test('a row is deleted with a reason and brought back', async () => {
  await register('D-1');
  await charge('D-1', 2);
  const [{ id }] = await find('D-1');
  const remove = (reason: string) =>
    clerk(
      `mutation { deleteAbnormalOrder(input: { id: "${id}" ${reason} }) { __typename ... on Refusal { message } ... on AbnormalOrderDeleted { abnormalOrder { deletedAt deletedBy deleteReason isOpen allowedActions } } } }`,
    );
  expect((await remove('')).data.deleteAbnormalOrder).toMatchObject({
    __typename: 'ReasonRequired',
    message: expect.any(String),
  });
  expect((await remove('reason: "電話で確認済み"')).data.deleteAbnormalOrder.abnormalOrder).toEqual({
    deletedAt: '2026-11-02T12:00:00+09:00',
    deletedBy: clerk.email,
    deleteReason: '電話で確認済み',
    isOpen: false,
    allowedActions: ['UNDELETE'],
  });
  expect(await find('D-1')).toEqual([]);
  expect(
    (await clerk('{ abnormalOrders(filter: { deleted: true }) { totalCount nodes { orderNumber } } }')).data
      .abnormalOrders,
  ).toEqual({ totalCount: 1, nodes: [{ orderNumber: 'D-1' }] });
  await clerk(`mutation { undeleteAbnormalOrder(id: "${id}") { __typename } }`);
  expect(await find('D-1')).toHaveLength(1);
});

test('the cart completes a checkout, and its trade is no abnormal order any more', async () => {
  await register('C-1');
  await charge('C-1', 3);
  const complete = `mutation { completeCheckout(input: { orderNumber: "C-1", accessId: "${anAccessId(3)}" }) { __typename ... on CheckoutCompleted { order { paymentMethod origin accessId } } } }`;
  const { data } = await cart(complete);
  expect(data.completeCheckout).toEqual({
    __typename: 'CheckoutCompleted',
    order: { paymentMethod: 'CARD', origin: 'CART', accessId: anAccessId(3) },
  });
  expect((await cart(complete)).data).toEqual(data);
  expect(await find('C-1')).toEqual([]);

  await receive(
    aNotice({
      ShopID: shop.gmopgShopId,
      OrderID: 'C-1',
      AccessID: anAccessId(3),
      Status: 'RETURN',
      JobCd: 'RETURN',
      TranDate: '20261101000000',
    }),
    now,
  );
  const order = await clerk(
    '{ order(number: "C-1") { warnings progress abnormalOrder { id } cancelledAt } }',
  );
  expect(order.data.order).toEqual({
    warnings: ['PAYMENT_REVERSED'],
    progress: 'NEW',
    abnormalOrder: null,
    cancelledAt: null,
  });
});

test('a customer who ordered again under another number is warned of before the restore', async () => {
  await register('P-1');
  await charge('P-1', 4);
  await register('P-2');
  await cart(
    'mutation { completeCheckout(input: { orderNumber: "P-2", paymentMethod: CASH_ON_DELIVERY }) { __typename } }',
  );
  await database.sql`update orders set ordered_at = ordered_at + interval '1 hour' where number = 'P-2'`;
  expect((await find('P-1'))[0]).toMatchObject({
    warnings: ['POSSIBLE_REORDER'],
    possibleReorders: [{ number: 'P-2' }],
  });
});
