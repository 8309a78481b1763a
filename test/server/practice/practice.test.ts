import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { PracticeStory } from '#graphql/resolvers/practice-gateway';
import { storyOfNote } from '#server/practice/practice-stories';
import { aDatabase } from '#test/harness/a-database';
import { aPractice } from '#test/server/practice/a-practice';

const database = await aDatabase();
const practice = await aPractice(database);
const dataDir = practice.aFolder();
await practice.host({ dataDir });
const ask = await practice.asStaff(practice.shop.id, 'CANCEL');
afterAll(() => practice.close());

const seen = `
  orderNumber story isMoving
  steps { kind gatewayOrderId total attempt }
  trades { gatewayOrderId gatewayStatus total holdsMoney }
  checkout { total note customer { name email } }
  order { origin paymentMethod accessId }
  abnormalOrders { id status reason warnings isOpen orderNumber cancellation { job amount } possibleReorders { number } }`;

async function place(story: PracticeStory, input: object = {}) {
  const { data, errors } = await ask(
    `mutation ($input: PracticeCheckoutInput!) { placePracticeCheckout(input: $input) {
      __typename ... on PracticeCheckoutPlaced { practiceCheckout { ${seen} } }
      ... on Refusal { message } ... on InvalidInput { problems { path } } } }`,
    { input: { story, sku: 'yunomi', customerName: '練習 花子', ...input } },
  );
  expect(errors).toEqual([]);
  return data.placePracticeCheckout;
}

/** What stands behind a number once its notices have come. */
async function settled(orderNumber: string) {
  return expect.poll(() => find(orderNumber), { timeout: 10_000 });
}

async function find(orderNumber: string) {
  const { data } = await ask(`{ practice { checkouts { ${seen} } } }`);
  return data.practice.checkouts.find(
    (checkout: { orderNumber: string }) => checkout.orderNumber === orderNumber,
  );
}

async function play(story: PracticeStory) {
  const { practiceCheckout } = await place(story);
  const poll = await settled(practiceCheckout.orderNumber);
  await poll.toMatchObject({ isMoving: false });
  return find(practiceCheckout.orderNumber);
}

const kinds = (checkout: { steps: { kind: string }[] }) => checkout.steps.map(({ kind }) => kind);

test.each<[PracticeStory, string[], unknown]>([
  ['COMPLETED', ['CHECKOUT_PLACED', 'NOTICE_ACKNOWLEDGED', 'ORDER_STORED', 'SALE_RECORDED'], []],
  [
    'REPLY_LOST',
    ['CHECKOUT_PLACED', 'NOTICE_ACKNOWLEDGED', 'REPLY_LOST', 'SALE_RECORDED'],
    [{ status: 'RESTORABLE', reason: null, warnings: [] }],
  ],
  [
    'REPLY_EMPTY',
    [
      'CHECKOUT_PLACED',
      'NOTICE_ACKNOWLEDGED',
      'ORDER_STORED_WITHOUT_ACCESS_ID',
      'REPLY_LOST',
      'SALE_RECORDED',
    ],
    [],
  ],
  ['NOTICE_FIRST', ['CHECKOUT_PLACED', 'NOTICE_ACKNOWLEDGED', 'ORDER_STORED', 'SALE_RECORDED'], []],
  [
    'PAID_TWICE',
    [
      ...['CHECKOUT_PLACED', 'NOTICE_ACKNOWLEDGED', 'NOTICE_ACKNOWLEDGED', 'ORDER_STORED'],
      ...['REPLY_LOST', 'SALE_RECORDED', 'SALE_RECORDED'],
    ],
    [{ status: 'DUPLICATE', reason: 'ORDER_EXISTS' }],
  ],
  [
    'CASH_ON_DELIVERY',
    ['CHECKOUT_PLACED', 'NOTICE_ACKNOWLEDGED', 'ORDER_PAID_OTHERWISE', 'REPLY_LOST', 'SALE_RECORDED'],
    [{ status: 'DUPLICATE', reason: 'ORDER_EXISTS' }],
  ],
  [
    'REORDERED',
    ['CHECKOUT_PLACED', 'NOTICE_ACKNOWLEDGED', 'REPLY_LOST', 'SALE_RECORDED'],
    [{ status: 'RESTORABLE', warnings: ['POSSIBLE_REORDER'] }],
  ],
  ['DECLINED', ['CHECKOUT_PLACED', 'NOTICE_ACKNOWLEDGED', 'SALE_DECLINED'], []],
  [
    'OUTCOME_UNKNOWN',
    ['CHECKOUT_PLACED', 'NOTICE_ACKNOWLEDGED', 'SALE_UNKNOWN'],
    [{ status: 'UNRECOVERABLE', reason: 'OUTCOME_UNKNOWN' }],
  ],
  [
    'AMOUNT_DIFFERS',
    ['CHECKOUT_PLACED', 'NOTICE_ACKNOWLEDGED', 'REPLY_LOST', 'SALE_RECORDED'],
    [{ status: 'UNRECOVERABLE', reason: 'AMOUNT_MISMATCH' }],
  ],
])('%s tells its steps and ends with the right rows', async (story, steps, rows) => {
  const checkout = await play(story);
  expect(kinds(checkout).toSorted()).toEqual(steps);
  expect(kinds(checkout)[0]).toBe('CHECKOUT_PLACED');
  expect(checkout.abnormalOrders).toMatchObject(rows as object[]);
  expect(checkout).toMatchObject({ story, checkout: { customer: { name: '練習 花子' } } });
  expect(storyOfNote(checkout.checkout.note)).toBe(story);
});

test('a notice that comes first is told before the order', async () => {
  const order = kinds(await play('NOTICE_FIRST'));
  expect(order.indexOf('NOTICE_ACKNOWLEDGED')).toBeLessThan(order.indexOf('ORDER_STORED'));
});

test('an order that was stored without its AccessID makes no row, and none of the practised customers re-orders', async () => {
  const { order } = await play('REPLY_EMPTY');
  expect(order).toEqual({ origin: 'CART', paymentMethod: 'CARD', accessId: null });
  const { data } = await ask(
    '{ abnormalOrders(status: RESTORABLE, filter: { includeSettling: true }) { nodes { warnings orderNumber } } }',
  );
  const warned = data.abnormalOrders.nodes.filter(
    ({ warnings }: { warnings: string[] }) => warnings.length > 0,
  );
  expect(warned).toHaveLength(1);
});

test('a trade whose notice never comes is found by looking its number up', async () => {
  const { practiceCheckout: placed } = await place('NOTICE_LOST');
  const poll = await settled(placed.orderNumber);
  await poll.toMatchObject({ isMoving: true, abnormalOrders: [], trades: [{ holdsMoney: true }] });
  expect(kinds(await find(placed.orderNumber))).toContain('NOTICE_LOST');
  const { data } = await ask(
    `mutation { lookUpTrades(orderNumber: "${placed.orderNumber}") { ... on TradesLookedUp { trades { isKnown abnormalOrder { status foundBy } } } } }`,
  );
  expect(data.lookUpTrades.trades).toEqual([
    { isKnown: true, abnormalOrder: { status: 'RESTORABLE', foundBy: 'INQUIRY' } },
  ]);
});

test('an unknown outcome turns restorable when GMOPG is asked, and can be restored', async () => {
  const { abnormalOrders } = await play('OUTCOME_UNKNOWN');
  const { data } = await ask(
    `mutation ($id: ID!) { refreshTrade(abnormalOrderId: $id) { ... on TradeRefreshed { abnormalOrder { status } } }
      restoreAbnormalOrder(input: { id: $id }) { __typename } }`,
    { id: abnormalOrders[0].id },
  );
  expect(data).toMatchObject({
    refreshTrade: { abnormalOrder: { status: 'RESTORABLE' } },
    restoreAbnormalOrder: { __typename: 'AbnormalOrderRestored' },
  });
});

test("GMOPG's console takes the money back, and the row is no longer restorable", async () => {
  const { orderNumber } = await play('REPLY_LOST');
  const cancel = () =>
    ask(
      `mutation { cancelInPracticeConsole(gatewayOrderId: "${orderNumber}") { __typename ... on Refusal { message } } }`,
    );
  expect((await cancel()).data.cancelInPracticeConsole.__typename).toBe('PracticeTradeCancelled');
  const poll = await settled(orderNumber);
  await poll.toMatchObject({
    isMoving: false,
    trades: [{ holdsMoney: false }],
    abnormalOrders: [{ status: 'UNRECOVERABLE', reason: 'PAYMENT_REVERSED', isOpen: false }],
  });
  expect(kinds(await find(orderNumber))).toContain('MONEY_REVERSED_IN_CONSOLE');
  expect((await cancel()).data.cancelInPracticeConsole.__typename).toBe('PracticeTradeNotCancelled');
});

test('GMOPG agrees with every row of the guide, and a duplicate is cancelled there', async () => {
  const { data } = await ask(
    '{ abnormalOrders { nodes { id orderNumber status trade { gatewayOrderId total } cancellation { job amount } } } }',
  );
  const guide = data.abnormalOrders.nodes.filter(({ orderNumber }: { orderNumber: string }) =>
    orderNumber.startsWith('2009'),
  );
  expect(guide).toHaveLength(6);
  for (const { id, status } of guide) {
    const refreshed = await ask(
      'mutation ($id: ID!) { refreshTrade(abnormalOrderId: $id) { ... on TradeRefreshed { abnormalOrder { status } } } }',
      { id },
    );
    expect(refreshed.data.refreshTrade).toEqual({ abnormalOrder: { status } });
  }
  const duplicate = guide.find(({ status }: { status: string }) => status === 'DUPLICATE');
  const { job, amount } = duplicate.cancellation;
  const cancelled = await ask(
    `mutation ($id: ID!) { cancelTrade(input: { abnormalOrderId: $id, expectedJob: ${job}, expectedTotal: ${amount} }) { __typename } }`,
    { id: duplicate.id },
  );
  expect(cancelled.data.cancelTrade.__typename).toBe('TradeCancelled');
});

test('goods that are not sold and a customer without a name are refused', async () => {
  expect(await place('COMPLETED', { sku: 'gold' })).toMatchObject({ problems: [{ path: 'sku' }] });
  expect(await place('COMPLETED', { customerName: ' ' })).toMatchObject({
    problems: [{ path: 'customer.name' }, { path: 'shipments.0.name' }],
  });
});

test('no password of the practice shop is answered, and a token cannot practise', async () => {
  const { data } = await ask(`{ practice { isReady goods { sku } checkouts { ${seen} } } }`);
  const ledger = readFileSync(join(dataDir, 'practice-gmopg.json'), 'utf8');
  const passes = [...ledger.matchAll(/"accessPass":"([0-9a-f]{32})"/g)].map(([, pass = '']) => pass);
  expect(passes.length).toBeGreaterThan(6);
  for (const pass of passes) expect(JSON.stringify(data)).not.toContain(pass);
  const token = await practice.asToken(practice.shop.id);
  expect((await token('{ practice { isReady } }')).errors[0]?.extensions.code).toBe('FORBIDDEN');
});
