import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { mails } from '#db/schema/mails';
import { orders } from '#db/schema/orders';
import { trades } from '#db/schema/trades';
import { aBulkyShop } from '#test/a-bulky-shop';
import { aGraphql } from '#test/graphql/a-graphql';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase({ max: 10 });
const { db } = database;
const graphql = aGraphql(database);

const preview = `query ($ids: [ID!]!) { restorePreview(ids: $ids) {
  total restorable { id } refused { id message abnormalOrder { status reason } }
} }`;
const restore = `mutation ($inputs: [RestoreAbnormalOrderInput!]!) { restoreAbnormalOrders(inputs: $inputs) {
  __typename
  ... on AbnormalOrderRestored { abnormalOrder { id } order { id number } mail { id } }
  ... on AbnormalOrderNotRestorable { abnormalOrder { id status reason } }
} }`;
const remove = `mutation ($inputs: [DeleteAbnormalOrderInput!]!) { deleteAbnormalOrders(inputs: $inputs) { __typename } }`;
const putBack = `mutation ($ids: [ID!]!) { undeleteAbnormalOrders(ids: $ids) { __typename } }`;

async function aDesk() {
  const { shop } = await aBulkyShop(database);
  const ask = await graphql.asStaff(shop.id, 'OPERATE');
  const rows = await db.select().from(trades).where(eq(trades.shopId, shop.id)).orderBy(trades.orderNumber);
  const made = async () => ({
    orders: await db.$count(orders, eq(orders.shopId, shop.id)),
    mails: await db.$count(mails, eq(mails.shopId, shop.id)),
  });
  return { ask, ids: rows.map(({ id }) => id), made };
}

interface Restored {
  __typename: string;
  abnormalOrder: { id: string; status?: string; reason?: string };
  order?: { id: string };
  mail?: { id: string };
}

test('of 100 rows 93 are restored and 7 explained, as the dry run said, and a second click changes nothing', {
  timeout: 120_000,
}, async () => {
  const { ask, ids, made } = await aDesk();
  expect(ids).toHaveLength(100);
  const { data: dry } = await ask(preview, { ids });
  const before = await made();
  expect(dry.restorePreview.restorable).toHaveLength(93);
  const kinds = dry.restorePreview.refused.map(
    ({ abnormalOrder }: Restored) => abnormalOrder.reason ?? abnormalOrder.status,
  );
  expect(kinds.toSorted()).toEqual([
    'AMOUNT_MISMATCH',
    'AMOUNT_MISMATCH',
    'NO_CHECKOUT',
    'NO_CHECKOUT',
    'ORDER_EXISTS',
    'ORDER_EXISTS',
    'PAYMENT_REVERSED',
  ]);
  expect(before.mails).toBe(0);

  const inputs = ids.map((id) => ({ id, sendConfirmationMail: true }));
  const clicks = await Promise.all([ask(restore, { inputs }), ask(restore, { inputs })]);
  clicks.push(await ask(restore, { inputs }));
  const [first, ...others] = clicks.map(({ data }) => data.restoreAbnormalOrders as Restored[]);
  expect(first?.map(({ abnormalOrder }) => abnormalOrder.id)).toEqual(ids);
  expect(first?.filter(({ __typename }) => __typename === 'AbnormalOrderRestored')).toHaveLength(93);
  expect(
    first
      ?.filter(({ __typename }) => __typename === 'AbnormalOrderNotRestorable')
      .map((one) => one.abnormalOrder.id),
  ).toEqual(dry.restorePreview.refused.map(({ id }: { id: string }) => id));
  for (const again of others) expect(again).toEqual(first);
  expect(await made()).toEqual({ orders: before.orders + 93, mails: 93 });
});

test('100 rows are deleted and put back as a whole, however often it is asked', {
  timeout: 120_000,
}, async () => {
  const { ask, ids } = await aDesk();
  const inputs = ids.map((id) => ({ id }));
  const { data: unreasoned } = await ask(remove, { inputs });
  const reasonless = unreasoned.deleteAbnormalOrders.map(({ __typename }: Restored) => __typename);
  expect(reasonless.filter((kind: string) => kind === 'ReasonRequired')).toHaveLength(99);
  const reasoned = inputs.map((input) => ({ ...input, reason: 'お客様が再注文済み' }));
  for (const { mutation, variables, field, kind } of [
    {
      mutation: remove,
      variables: { inputs: reasoned },
      field: 'deleteAbnormalOrders',
      kind: 'AbnormalOrderDeleted',
    },
    {
      mutation: putBack,
      variables: { ids },
      field: 'undeleteAbnormalOrders',
      kind: 'AbnormalOrderUndeleted',
    },
  ]) {
    for (let click = 0; click < 2; click++) {
      const { data } = await ask(mutation, variables);
      expect(data[field]).toEqual(ids.map(() => ({ __typename: kind })));
    }
  }
  const { data: mixed } = await ask(putBack, { ids: ['nobody', ids[0]] });
  expect(mixed.undeleteAbnormalOrders).toEqual([
    { __typename: 'AbnormalOrderNotFound' },
    { __typename: 'AbnormalOrderUndeleted' },
  ]);
  const { errors } = await ask(putBack, { ids: [...ids, ids[0]] });
  expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('rows that are not what the person saw stay, and the others are deleted', async () => {
  const { ask, ids } = await aDesk();
  const look = `query ($ids: [ID!]!) { restorePreview(ids: $ids) { restorable { id status trade { money total } } } }`;
  const { data } = await ask(look, { ids });
  const [first, second] = data.restorePreview.restorable;
  await ask(restore, { inputs: [{ id: first.id }] });
  const inputs = [first, second].map(({ id, status, trade }: Seen) => ({
    ...{ id, reason: '誤注文' },
    ...{ expectedStatus: status, expectedMoney: trade.money, expectedTotal: trade.total },
  }));
  expect((await ask(remove, { inputs })).data.deleteAbnormalOrders).toEqual([
    { __typename: 'AbnormalOrderChanged' },
    { __typename: 'AbnormalOrderDeleted' },
  ]);
  const single = `mutation ($input: DeleteAbnormalOrderInput!) { deleteAbnormalOrder(input: $input) {
    __typename ... on AbnormalOrderChanged { message abnormalOrder { id status deletedAt } }
  } }`;
  expect((await ask(single, { input: inputs[0] })).data.deleteAbnormalOrder).toMatchObject({
    __typename: 'AbnormalOrderChanged',
    abnormalOrder: { id: first.id, status: 'RESTORED', deletedAt: null },
  });
});

interface Seen {
  id: string;
  status: string;
  trade: { money: string; total: number };
}
