import { beforeEach, expect, test } from 'vitest';
import { aBusyShop } from '#test/graphql/a-busy-shop';
import { aGraphql } from '#test/graphql/a-graphql';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const graphql = aGraphql(database);
const { shop, restorableId, order } = await aBusyShop(database, { mark: 'own' });
const ask = await graphql.asToken(shop.id);

beforeEach(() => {
  graphql.logged.length = 0;
});

const checkout = {
  orderNumber: '2009031700099',
  orderedAt: '2009-03-17T16:32:01+09:00',
  customer: { name: '登録者お名' },
  lines: [{ name: '箸置き', quantity: 2, unitPrice: 325 }],
  shipments: [{ name: '登録者お名', address: '東京都' }],
  subtotal: 650,
  total: 650,
};
const register = `mutation ($input: CheckoutInput!) { registerCheckout(input: $input) {
  __typename ... on Refusal { message } ... on InvalidInput { problems { path message } } ... on CheckoutRegistered { checkout { total orderType orderedAt } }
} }`;

test.each([
  ['text where yen belongs', { total: '650' }, /input\.total"; Yen is a whole JSON number/],
  ['a fraction of a yen', { total: 650.5 }, /input\.total"; Yen/],
  ['more yen than a double holds', { total: 2 ** 53 }, /input\.total"; Yen/],
  ['yes where yen belongs', { subtotal: true }, /input\.subtotal"; Yen/],
  [
    'a time without an offset',
    { orderedAt: '2009-03-17T16:32:01' },
    /input\.orderedAt"; A DateTime is a string with an offset/,
  ],
  ['a day that is not in the calendar', { orderedAt: '2009-02-31T16:32:01+09:00' }, /2009-02-31 is no day/],
  ['a number for a time', { orderedAt: 1237275121 }, /input\.orderedAt"; A DateTime/],
  ['a line without a name', { lines: [{ quantity: 1, unitPrice: 1 }] }, /input\.lines\[0\]"; Field "name"/],
  ['an unknown field', { colour: 'red' }, /Field "colour" is not defined/],
  ['a number for a name', { customer: { name: 1 } }, /input\.customer\.name"; String/],
])('%s is refused with the path that leads there', async (_, wrong, message) => {
  const { status, data, errors } = await ask(register, { input: { ...checkout, ...wrong } });
  expect([status, data, errors[0]?.extensions.code]).toEqual([200, undefined, 'BAD_USER_INPUT']);
  expect(errors[0]?.message).toMatch(message);
});

test('yen and times in the query itself are read the same', async () => {
  const list = (filter: string) => ask(`{ abnormalOrders(filter: { ${filter} }) { totalCount } }`);
  expect((await list('minTotal: "1"')).errors[0]?.message).toMatch(/Yen is a whole JSON number/);
  expect((await list('minTotal: 1.5')).errors[0]?.message).toMatch(/Yen is a whole JSON number/);
  expect((await list('receivedFrom: "2009-03-17"')).errors[0]?.message).toMatch(/DateTime/);
  expect(
    (await list('minTotal: 9007199254740991, receivedFrom: "2009-03-17T00:00:00.123456Z"')).errors,
  ).toEqual([]);
});

test('totals that do not add up are refused with every problem', async () => {
  const wrong = { ...checkout, subtotal: 600, shippingFee: 100, total: 650 };
  const { data } = await ask(register, { input: wrong });
  expect(data.registerCheckout.__typename).toBe('InvalidInput');
  expect(data.registerCheckout.problems.map(({ path }: { path: string }) => path)).toEqual([
    'subtotal',
    'total',
  ]);
});

test.each([
  ['a NUL', '\u0000'],
  ['half a surrogate pair', '\ud800'],
  ['a quote', "' or 1=1 --"],
  ['a pattern', '%_\\'],
  ['a long text', 'あ'.repeat(5_000)],
  ['nothing', ''],
  ['blanks', ' 　'],
])('%s breaks no search, number or id', async (_, text) => {
  const { errors } = await ask(
    `query ($text: String!, $id: ID!) {
      abnormalOrders(filter: { search: $text }) { totalCount }
      abnormalOrderCounts(filter: { search: $text }) { all }
      orders(filter: { search: $text }) { totalCount }
      notices(filter: { search: $text }) { totalCount }
      checkout(orderNumber: $text) { total }
      abnormalOrder(id: $id) { id }
      confirmationMailPreview(orderId: $id) { to }
      byId: order(id: $id) { id }
      byNumber: order(number: $text) { id }
    }`,
    { text, id: text },
  );
  expect(graphql.logged).toEqual([]);
  expect(errors).toEqual([]);
});

test.each([
  ['a NUL', '\u0000x'],
  ['half a surrogate pair', '\ud800x'],
  ['a line break and a header', 'x\r\nBcc: everybody@example.jp'],
  ['markup', '<script>alert(1)</script>'],
  ['a very long text', 'x'.repeat(6_000)],
])('%s in any text of a mutation is stored clean or refused', async (_, text) => {
  const mail = { subject: text, body: text };
  const customer = {
    name: text,
    memberId: text,
    kana: text,
    email: text,
    phone: text,
    postalCode: text,
    address: text,
  };
  const answers = [
    await ask(register, { input: { ...checkout, customer, note: text, orderType: text } }),
    await ask(register, {
      input: { ...checkout, orderNumber: text, gatewayOrderIds: [text], accessIds: [text] },
    }),
    await ask(
      'mutation ($number: String!) { completeCheckout(input: { orderNumber: $number, accessId: $number }) { __typename } }',
      { number: text },
    ),
    await ask(
      'mutation ($input: DeleteAbnormalOrderInput!) { deleteAbnormalOrder(input: $input) { __typename } }',
      { input: { id: text, reason: text } },
    ),
    await ask(
      'mutation ($input: SendConfirmationMailInput!) { sendConfirmationMail(input: $input) { __typename } }',
      { input: { orderId: order.id, mail } },
    ),
    await ask(
      'mutation ($input: RestoreAbnormalOrderInput!) { restoreAbnormalOrder(input: $input) { __typename } }',
      { input: { id: text, note: text, mail } },
    ),
    await ask(
      'mutation ($id: ID!, $reason: String) { cancelOrder(id: $id, reason: $reason) { __typename } }',
      { id: text, reason: text },
    ),
  ];
  expect(graphql.logged).toEqual([]);
  for (const { status, errors } of answers) expect([status, errors]).toEqual([200, []]);
});

test('more than a hundred rows at once are refused, a hundred are answered one by one', async () => {
  const bulk =
    'mutation ($inputs: [DeleteAbnormalOrderInput!]!) { deleteAbnormalOrders(inputs: $inputs) { __typename } }';
  const inputs = (count: number) => Array.from({ length: count }, () => ({ id: 'no uuid' }));
  expect((await ask(bulk, { inputs: inputs(101) })).errors[0]).toMatchObject({
    message: expect.stringMatching(/101 entries, at most 100/),
    extensions: { code: 'BAD_USER_INPUT' },
  });
  const { data } = await ask(bulk, { inputs: inputs(100) });
  expect(data.deleteAbnormalOrders).toEqual(Array(100).fill({ __typename: 'AbnormalOrderNotFound' }));
  expect((await ask(bulk, { inputs: [] })).data.deleteAbnormalOrders).toEqual([]);
});

test('a filter names what it can be when it is none of it', async () => {
  const wrong = async (query: string) => (await ask(query)).errors[0];
  expect(await wrong('{ orders(filter: { progress: "x" }) { totalCount } }')).toMatchObject({
    message: 'filter.progress is one of NEW, PREPARING, SHIPPED, CANCELLED.',
    extensions: { code: 'BAD_USER_INPUT' },
  });
  expect((await wrong('{ notices(filter: { outcome: "x" }) { totalCount } }'))?.message).toMatch(
    /outcome is one of LISTED/,
  );
});

test('an order is asked for by exactly one of id and number, a preview by exactly one id', async () => {
  for (const query of [
    '{ order { id } }',
    `{ order(id: "${order.id}", number: "x") { id } }`,
    '{ confirmationMailPreview { to } }',
    `{ confirmationMailPreview(orderId: "${order.id}", abnormalOrderId: "${restorableId}") { to } }`,
  ]) {
    expect((await ask(query)).errors[0], query).toMatchObject({
      message: expect.stringMatching(/exactly one/),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
});

test('an answer has at most five errors', async () => {
  const fields = Array.from({ length: 12 }, (_, i) => `a${i}: order { id }`).join(' ');
  expect((await ask(`{ ${fields} }`)).errors).toHaveLength(5);
  expect((await ask(`{ ${fields.replaceAll('order', 'orrder')} }`)).errors.length).toBeLessThanOrEqual(5);
  const variables = {
    input: {
      ...checkout,
      total: 'x',
      subtotal: 'x',
      discount: 'x',
      shippingFee: 'x',
      handlingFee: 'x',
      orderedAt: 'x',
      lines: 'x',
    },
  };
  expect((await ask(register, variables)).errors.length).toBeLessThanOrEqual(5);
});

test('a surprise tells clients a reference, and the log its cause', async () => {
  const broken = {
    ...graphql.runtime,
    now: (): Date => {
      throw new Error('the secret cause');
    },
  };
  const { executeGraphqlRequest } = await import('#graphql/request/execute-graphql');
  const answer = await executeGraphqlRequest(broken, {
    method: 'POST',
    headers: new Headers({ 'content-type': 'application/json' }),
    search: '',
    body: new TextEncoder().encode('{"query":"{ __typename }"}'),
  });
  expect(answer.status).toBe(500);
  expect(answer.body).not.toContain('secret');
  const { reference } = JSON.parse(answer.body).errors[0].extensions;
  expect(graphql.logged).toEqual([[{ err: new Error('the secret cause'), reference }, expect.any(String)]]);
});
