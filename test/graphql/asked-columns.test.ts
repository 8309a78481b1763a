import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { columnsAskedBy } from '#graphql/asked-columns';
import { buildSchema } from '#graphql/schema';
import { aBusyShop } from '#test/graphql/a-busy-shop';
import { aGraphql } from '#test/graphql/a-graphql';
import { fieldsOf } from '#test/graphql/a-question';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const graphql = aGraphql(database);
const { shop } = await aBusyShop(database, { mark: 'columns', restorable: 5, placed: 6 });
const ask = await graphql.asToken(shop.id);
const schema = buildSchema();

// What is asked together with everything else is read from whole rows; alone, from the few columns it needs.
test.each([
  ['abnormalOrders', 'AbnormalOrder', ''],
  ['abnormalOrders', 'Trade', 'trade'],
  ['abnormalOrders', 'Checkout', 'checkout'],
  ['abnormalOrders', 'Order', 'order'],
  ['abnormalOrders', 'Mail', 'mails'],
  ['orders', 'Order', ''],
  ['orders', 'AbnormalOrder', 'abnormalOrder'],
  ['orders', 'Mail', 'mails'],
  ['notices', 'AbnormalOrder', 'abnormalOrder'],
])('in %s every field of %s says alone what it says among all (%s)', async (list, type, path) => {
  const at = (selection: string) =>
    path === ''
      ? `{ ${list}(first: 15) { nodes { id ${selection} } } }`
      : `{ ${list}(first: 15) { nodes { id ${path} { __typename ${selection} } } } }`;
  const fields = fieldsOf(schema, type, 2);
  const partsOf = async (selection: string) => {
    const { data, errors } = await ask(at(selection));
    expect(errors, selection).toEqual([]);
    const nodes: Record<string, unknown>[] = data[list].nodes;
    return nodes.flatMap((node) => (path === '' ? node : node[path]));
  };
  const whole = await partsOf(fields.join(' '));
  expect(whole.some((part) => part !== null)).toBe(true);
  for (const field of fields) {
    const name = field.split(' ', 1)[0] ?? '';
    const alone = await partsOf(field);
    expect(alone.map((part) => fieldIn(part, name))).toEqual(whole.map((part) => fieldIn(part, name)));
  }
});

function fieldIn(part: unknown, name: string): unknown {
  return typeof part === 'object' && part !== null
    ? Object.entries(part).find(([key]) => key === name)
    : part;
}

test('a question is read with the columns it shows and those that decide, and no others', () => {
  const { trade, checkout, order, mail } = columnsAskedBy(
    schema,
    parse(`{ abnormalOrders { nodes { id trade { currency } checkout { customer { name } } ...Paid } } }
      fragment Paid on AbnormalOrder { order { ... on Order { placedAt mails { to } } } }`),
  );
  expect(Object.keys(trade)).toContain('currency');
  expect(Object.keys(trade)).not.toContain('searchText');
  expect(Object.keys(checkout)).toEqual(['orderNumber', 'customerName']);
  expect(Object.keys(order)).toEqual(['id', 'number', 'customerName', 'email', 'placedAt', 'progress']);
  expect(Object.keys(mail)).toEqual(['id', 'orderId', 'tradeId', 'recipient', 'state']);
});

test('no type whose rows are read by columns can be asked for as something else', () => {
  for (const name of ['AbnormalOrder', 'Trade', 'Checkout', 'Order', 'Customer', 'Mail']) {
    const type = schema.getType(name);
    expect(type && 'getInterfaces' in type ? type.getInterfaces() : null, name).toEqual([]);
  }
});
