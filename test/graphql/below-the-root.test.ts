import { type GraphQLOutputType, getNamedType, isAbstractType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { fieldPermissions, permissions } from '#graphql/permissions';
import { buildSchema } from '#graphql/schema';
import { type Scope, scopes } from '#recovery/shops/create-token';
import { aDatabase } from '../harness/a-database';
import { aCart } from './a-cart';

const database = await aDatabase();
const { graphql, shop, clerk, charge, find, register } = await aCart(database);
await register('S-1');
await charge('S-1', 1);
const [row] = await find('S-1');
await clerk(
  `mutation { restoreAbnormalOrder(input: { id: "${row.id}", sendConfirmationMail: true }) { __typename } }`,
);

const checkout = `{ orderNumber: "S-1", orderedAt: "2026-11-02T10:00:00+09:00", customer: { name: "x" },
  lines: [{ name: "x", quantity: 1, unitPrice: 650 }], shipments: [], subtotal: 650, total: 650 }`;

test("a cart's token reads no notice, mail or timeline through the order that it is answered", async () => {
  const cart = await graphql.asToken(shop.id, ['checkouts:write']);
  const ask = (selection: string) =>
    cart(
      `mutation { registerCheckout(input: ${checkout}) { __typename ... on OrderAlreadyPlaced { order { number ${selection} } } } }`,
    );
  expect((await ask('')).data.registerCheckout).toMatchObject({ order: { number: 'S-1' } });
  for (const selection of ['mails { body }', 'abnormalOrder { notices { fields } }']) {
    const { errors } = await ask(selection);
    expect(errors[0]?.extensions.code, selection).toBe('FORBIDDEN');
  }
});

test('a token for orders reads no checkout and no preview of an abnormal order', async () => {
  const orders = await graphql.asToken(shop.id, ['orders:read']);
  const listed = await orders('{ orders { nodes { number mails { subject } abnormalOrder { id } } } }');
  expect(listed.data.orders.nodes[0]).toMatchObject({ number: 'S-1', abnormalOrder: null });
  expect(listed.errors[0]?.extensions.code).toBe('FORBIDDEN');
  const preview = await orders(`{ confirmationMailPreview(abnormalOrderId: "${row.id}") { to } }`);
  expect(preview.errors[0]?.extensions.code).toBe('FORBIDDEN');
});

test('staff who may only look see all of it', async () => {
  const viewer = await graphql.asStaff(shop.id, 'VIEW');
  const { data, errors } = await viewer(
    '{ orders { nodes { mails { body } abnormalOrder { checkout { total } notices { fields } timeline { kind } } } } }',
  );
  expect(errors).toEqual([]);
  expect(data.orders.nodes[0].abnormalOrder.checkout.total).toBe(650);
});

test('a cursor from beyond all times is refused like any other that is none', async () => {
  for (const milliseconds of ['999999999999999', '-99999999999999']) {
    const cursor = Buffer.from(`${milliseconds}:01234567-89ab-4cde-8f01-23456789abcd`).toString('base64url');
    for (const list of ['abnormalOrders', 'orders', 'notices']) {
      const { errors } = await clerk(`{ ${list}(first: 1, after: "${cursor}") { totalCount nodes { id } } }`);
      expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  }
});

test('the second mutation of one operation sees what the first one did', async () => {
  await register('S-2');
  await charge('S-2', 2);
  const [fresh] = await find('S-2');
  const { data } = await clerk(`mutation {
    a: undeleteAbnormalOrder(id: "${fresh.id}") { ... on AbnormalOrderUndeleted { abnormalOrder { order { number } timeline { kind } } } }
    b: restoreAbnormalOrder(input: { id: "${fresh.id}" }) { ... on AbnormalOrderRestored { abnormalOrder { order { number } timeline { kind } } } }
  }`);
  expect(data.a.abnormalOrder.order).toBeNull();
  expect(data.b.abnormalOrder.order).toEqual({ number: 'S-2' });
  expect(data.b.abnormalOrder.timeline.map(({ kind }: { kind: string }) => kind)).toContain('RESTORED');
});

test('a token of one scope reaches, through whatever it may ask, only what that scope is for', () => {
  const work = ['Customer', 'Order'];
  const reads = [...work, 'Checkout', 'CustomerPreference', 'Mail', 'MailPreview', 'Notice', 'TimelineEntry'];
  const reached = Object.fromEntries(
    scopes.map((scope) => [scope, privateTypes.filter((type) => typesReachedBy(scope).has(type))]),
  );
  expect(reached).toEqual({
    'checkouts:write': [...work, 'Checkout'],
    'orders:read': [...work, 'Mail', 'MailPreview'],
    'orders:write': [...work, 'Mail'],
    'abnormal-orders:read': reads,
    'abnormal-orders:write': [...work, 'Mail'],
    'trades:cancel': [],
  });
});

const privateTypes = [
  'Customer',
  'Order',
  'Checkout',
  'CustomerPreference',
  'Mail',
  'MailPreview',
  'Notice',
  'TimelineEntry',
];

const schema = buildSchema();

function typesReachedBy(scope: Scope): Set<string> {
  const isOpen = (name: string) => {
    const permission = permissions[name] ?? fieldPermissions[name];
    return permission === undefined || permission === 'ANYONE' || permission.scopes.includes(scope);
  };
  const reached = new Set<string>();
  const waiting: GraphQLOutputType[] = [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ].filter((type) => type != null);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const type = getNamedType(next);
    if (reached.has(type.name)) continue;
    reached.add(type.name);
    if (isAbstractType(type)) waiting.push(...schema.getPossibleTypes(type));
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields()))
      if (isOpen(`${type.name}.${field.name}`)) waiting.push(field.type);
  }
  return reached;
}
