import { parse } from 'graphql';
import { expect, test } from 'vitest';
import type { Context } from '#graphql/context';
import { compileHotQueries } from '#graphql/request/compile-hot-queries';
import { buildSchema } from '#graphql/schema';
import { aBusyShop } from '#test/graphql/a-busy-shop';
import { aGraphql } from '#test/graphql/a-graphql';
import { fieldsOf } from '#test/graphql/a-question';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const graphql = aGraphql(database);
const { shop } = await aBusyShop(database, { mark: 'hot', restorable: 5, placed: 6 });
const ask = await graphql.asToken(shop.id);
const schema = buildSchema();

/** The same question often enough for its later answers to be compiled code's. */
async function askOften(query: string, variables: Record<string, unknown> = {}) {
  const answers = [];
  for (let times = 0; times < 5; times++) {
    const { status, data, errors } = await ask(query, variables);
    answers.push({
      status,
      data,
      errors: errors.map(({ extensions: { reference, ...rest }, ...error }) => ({ ...error, rest })),
    });
  }
  return answers;
}

test.each([
  ['abnormalOrders', 'AbnormalOrder'],
  ['orders', 'Order'],
  ['notices', 'Notice'],
])('every field of %s reads the same from compiled code', async (list, type) => {
  for (const field of fieldsOf(schema, type, 2)) {
    const [first, ...later] = await askOften(`{ ${list} { nodes { id ${field} } totalCount } }`);
    expect(first?.errors, field).toEqual([]);
    for (const answer of later) expect(answer, field).toEqual(first);
  }
});

const abnormalOrders =
  'query Rows($status: AbnormalOrderStatus, $filter: AbnormalOrderFilter, $first: Int = 2)';
test.each([
  [
    'variables and their defaults',
    `${abnormalOrders} { abnormalOrders(status: $status, filter: $filter, first: $first) { nodes { id } } }`,
    { status: 'RESTORABLE', filter: { receivedFrom: '2020-01-01T00:00:00+09:00', minTotal: 1 } },
  ],
  [
    'null for a variable',
    `${abnormalOrders} { abnormalOrders(status: $status, first: $first) { nodes { id status } } }`,
    { status: null },
  ],
  [
    'fragments, aliases and __typename',
    'fragment Row on AbnormalOrder { id at: receivedAt } { __typename a: abnormalOrders { nodes { ...Row ... on AbnormalOrder { __typename trade { total } } } } b: abnormalOrders(first: 1) { nodes { ...Row } } }',
    {},
  ],
  [
    '@include and @skip',
    'query ($with: Boolean!) { abnormalOrders { nodes { id ...Row @include(if: $with) checkout @skip(if: $with) { total } } } } fragment Row on AbnormalOrder { trade { total } }',
    { with: true },
  ],
  [
    'a variable of the wrong type',
    `${abnormalOrders} { abnormalOrders(first: $first) { nodes { id } } }`,
    { first: 'two' },
  ],
  [
    'an enum nobody knows',
    `${abnormalOrders} { abnormalOrders(status: $status) { nodes { id } } }`,
    { status: 'LOST' },
  ],
  [
    'a page that nobody can answer',
    '{ abnormalOrders(first: 0) { nodes { id } } abnormalOrderCounts { all } }',
    {},
  ],
  [
    'a moment that is none',
    `${abnormalOrders} { abnormalOrders(filter: $filter) { nodes { id } } }`,
    { filter: { receivedFrom: 'yesterday' } },
  ],
  ['a field that only staff may ask for', '{ viewer { name } auditEntries { nodes { id } } }', {}],
  ['introspection', '{ __schema { queryType { name } } }', {}],
])('%s is answered alike however often it is asked', async (_, query, variables) => {
  const [first, ...later] = await askOften(query, variables);
  for (const answer of later) expect(answer).toEqual(first);
});

test('the third time a query is compiled, and what meets an error is left to the other way', async () => {
  const hooks = await compileHotQueries().requestDidStart?.({} as never);
  const context = { viewer: null } as unknown as Context;
  const run = (query: string) => {
    const document = documents.get(query) ?? parse(query);
    documents.set(query, document);
    const [operation] = document.definitions;
    return hooks?.responseForOperation?.({
      schema,
      document,
      operation,
      request: {},
      contextValue: context,
    } as never);
  };
  const documents = new Map<string, ReturnType<typeof parse>>();
  expect(await run('{ viewer { name } }')).toBeNull();
  expect(await run('{ viewer { name } }')).toBeNull();
  expect(await run('{ viewer { name } }')).toMatchObject({
    body: { singleResult: { data: { viewer: null } } },
  });
  for (let times = 0; times < 4; times++) {
    expect(await run('{ tokens { id } }')).toBeNull();
    expect(await run('mutation { revokeToken(id: "x") { __typename } }')).toBeNull();
  }
});
