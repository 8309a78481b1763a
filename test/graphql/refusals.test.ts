import { expect, test } from 'vitest';
import { aDatabase } from '../harness/a-database';
import { aCart } from './a-cart';

const { graphql, shop, cart, clerk, charge, find, register } = await aCart(await aDatabase());

test('without API access nothing is cancelled or refreshed, and the answer says so', async () => {
  await charge('G-1', 5);
  const [{ id }] = await find('G-1');
  const token = await graphql.asToken(shop.id);
  const cancel = (id: string) =>
    token(
      `mutation { cancelTrade(input: { abnormalOrderId: "${id}", expectedJob: VOID, expectedTotal: 650 }) { __typename ... on CancellationImpossible { obstacle } ... on Refusal { message } } }`,
    );
  expect((await cancel(id)).data.cancelTrade).toMatchObject({
    __typename: 'CancellationImpossible',
    obstacle: 'NO_GATEWAY_ACCESS',
    message: expect.stringContaining('API接続'),
  });
  expect((await cancel('no uuid')).data.cancelTrade.__typename).toBe('AbnormalOrderNotFound');
  const refresh = await token(
    `mutation { refreshTrade(abnormalOrderId: "${id}") { __typename ... on GatewayUnavailable { message abnormalOrder { id } } } }`,
  );
  expect(refresh.data.refreshTrade).toMatchObject({
    __typename: 'GatewayUnavailable',
    abnormalOrder: { id },
  });
  expect(
    (await token('{ viewer { shop { hasGatewayAccess isPractice noticeUrl graceSeconds } } }')).data.viewer
      .shop,
  ).toEqual({
    hasGatewayAccess: false,
    isPractice: false,
    noticeUrl: expect.stringMatching(/^http:\/\/localhost:3000\/api\/gmopg\/notices\/.{32}$/),
    graceSeconds: 0,
  });
});

test('rows are restored in bulk, each with an answer of its own, and a viewer without OPERATE is offered nothing', async () => {
  for (const n of [1, 2, 3]) {
    await register(`B-${n}`);
    await charge(`B-${n}`, 10 + n);
  }
  const ids = await Promise.all([1, 2, 3].map(async (n) => (await find(`B-${n}`))[0].id));
  const guest = await graphql.asStaff(shop.id, 'VIEW');
  expect(
    (await guest(`{ abnormalOrder(id: "${ids[0]}") { allowedActions } }`)).data.abnormalOrder.allowedActions,
  ).toEqual([]);
  const inputs = [...ids, ids[0], 'no uuid'].map((id) => ({ id }));
  const { data } = await clerk(
    'mutation ($inputs: [RestoreAbnormalOrderInput!]!) { restoreAbnormalOrders(inputs: $inputs) { __typename ... on AbnormalOrderRestored { order { number mails { id } } mail { id } } } }',
    { inputs },
  );
  expect(
    data.restoreAbnormalOrders.map(
      ({ __typename, order }: { __typename: string; order?: { number: string } }) =>
        order?.number ?? __typename,
    ),
  ).toEqual(['B-1', 'B-2', 'B-3', 'B-1', 'AbnormalOrderNotFound']);
  expect(data.restoreAbnormalOrders[0]).toMatchObject({ mail: null, order: { mails: [] } });
});

test('an order without an address gets no mail, and an order is cancelled once', async () => {
  const { data } = await cart(
    `mutation { placeOrder(input: { paymentMethod: CASH_ON_DELIVERY, checkout: { orderNumber: "N-1", orderedAt: "2026-11-02T10:00:00+09:00", customer: { name: "名" }, lines: [], shipments: [], subtotal: 0, total: 0 } }) { __typename ... on OrderPlaced { order { id } } } }`,
  );
  const { id } = data.placeOrder.order;
  expect(
    (await cart(`mutation { sendConfirmationMail(input: { orderId: "${id}" }) { __typename } }`)).data
      .sendConfirmationMail.__typename,
  ).toBe('CustomerHasNoAddress');
  const cancel = (reason: string) =>
    cart(
      `mutation { cancelOrder(id: "${id}", reason: "${reason}") { ... on OrderCancelled { order { progress cancelledAt cancelReason } } } }`,
    );
  const cancelled = {
    order: { progress: 'CANCELLED', cancelledAt: '2026-11-02T12:00:00+09:00', cancelReason: '在庫なし' },
  };
  expect((await cancel('在庫なし')).data.cancelOrder).toEqual(cancelled);
  expect((await cancel('別の理由')).data.cancelOrder).toEqual(cancelled);
});
