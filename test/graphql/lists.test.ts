import { expect, test, vi } from 'vitest';
import { buildSchema } from '#graphql/schema';
import { aDatabase } from '../harness/a-database';
import { aBusyShop } from './a-busy-shop';
import { aGraphql } from './a-graphql';
import { fieldsOf } from './a-question';

const database = await aDatabase();
const graphql = aGraphql(database);
const few = await aBusyShop(database, { mark: 'few', restorable: 1 });
const many = await aBusyShop(database, { mark: 'many', restorable: 46, placed: 48 });
const ask = await graphql.asToken(many.shop.id);
const lists = ['abnormalOrders', 'orders', 'notices'] as const;
const schema = buildSchema();

interface Found {
  edges: { node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
  totalCount: number;
}

test.each(lists)('walking through %s page by page meets every row once, in both directions', async (list) => {
  const page =
    'nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount';
  const all = (await ask(`{ ${list}(first: 100) { ${page} } }`)).data[list];
  const ids = all.nodes.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(all.totalCount);
  expect(all.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });

  for (const size of [1, 7, 49]) {
    const forward: string[] = [];
    for (let after: string | null = null; ; ) {
      const query: string = `query ($after: String) { ${list}(first: ${size}, after: $after) { ${page} } }`;
      const found: Found = (await ask(query, { after })).data[list];
      expect(found.pageInfo.hasPreviousPage).toBe(after !== null);
      forward.push(...found.edges.map(({ node }: { node: { id: string } }) => node.id));
      if (!found.pageInfo.hasNextPage) break;
      after = found.pageInfo.endCursor;
    }
    expect(forward).toEqual(ids);

    const backward: string[] = [];
    for (let before: string | null = null; ; ) {
      const query: string = `query ($before: String) { ${list}(last: ${size}, before: $before) { ${page} } }`;
      const found: Found = (await ask(query, { before })).data[list];
      backward.unshift(...found.edges.map(({ node }: { node: { id: string } }) => node.id));
      expect(found.totalCount).toBe(all.totalCount);
      if (!found.pageInfo.hasPreviousPage) break;
      before = found.pageInfo.startCursor;
    }
    expect(backward).toEqual(ids);
  }
});

test.each(lists)('%s says what is wrong with a page that nobody can answer', async (list) => {
  const wrong = async (args: string) => {
    const { errors, status } = await ask(`{ ${list}(${args}) { totalCount } }`);
    expect([status, errors[0]?.extensions.code], args).toEqual([200, 'BAD_USER_INPUT']);
    return errors[0]?.message;
  };
  expect(await wrong('first: 0')).toBe('first is 0; it goes from 1 to 100.');
  expect(await wrong('first: 101')).toBe('first is 101; it goes from 1 to 100.');
  expect(await wrong('first: -1')).toMatch(/1 to 100/);
  expect(await wrong('last: 101')).toBe('last is 101; it goes from 1 to 100.');
  expect(await wrong('first: 1, last: 1')).toBe('Give first or last, not both.');
  expect(await wrong('after: "x", before: "y"')).toMatch(/not both|after or before/);
  expect(await wrong('first: 1, before: "x"')).toMatch(/first goes with after/);
  expect(await wrong('last: 1, after: "x"')).toMatch(/last goes with before/);
  for (const cursor of ['', 'x', 'MTox', Buffer.from('1:no-uuid').toString('base64url'), '\\u0000', 'あ']) {
    expect(await wrong(`after: "${cursor}"`)).toBe('after is no cursor of this list.');
  }
});

test.each(lists)(
  'a page of fifty %s costs as many statements as a page of a few, whatever is shown',
  async (list) => {
    const askFew = await graphql.asToken(few.shop.id);
    const type = { abnormalOrders: 'AbnormalOrder', orders: 'Order', notices: 'Notice' }[list];
    await askFew('{ viewer { name } }');
    for (const field of fieldsOf(schema, type, 2)) {
      const query = (first: number) => `{ ${list}(first: ${first}) { nodes { ${field} } totalCount } }`;
      const one = await statementsOf(() => askFew(query(10)));
      const fifty = await statementsOf(() => ask(query(50)));
      expect(fifty.length, `${field}\n${fifty.join('\n')}`).toBe(one.length);
      expect(fifty.length).toBeLessThan(10);
    }
  },
);

async function statementsOf(work: () => Promise<{ errors: unknown[] }>): Promise<string[]> {
  const spy = vi.spyOn(database.sql, 'unsafe');
  try {
    expect((await work()).errors).toEqual([]);
    return spy.mock.calls.map(([query]) => query.slice(0, 120));
  } finally {
    spy.mockRestore();
  }
}
