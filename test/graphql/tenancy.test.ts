import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { mails } from '#db/schema/mails';
import { checkouts, orders } from '#db/schema/orders';
import { trades } from '#db/schema/trades';
import { createUser } from '#graphql/people/create-user';
import { permissions } from '#graphql/permissions';
import { buildSchema } from '#graphql/schema';
import { saveView } from '#recovery/abnormal-orders/saved-views';
import { findAlertSettings, updateAlertSettings } from '#recovery/alerts/alert-settings';
import { sendTestAlert } from '#recovery/alerts/send-test-alert';
import { saveMailTemplate } from '#recovery/mails/save-mail-template';
import { createToken } from '#recovery/shops/create-token';
import { grantRole } from '#recovery/shops/grant-role';
import { inviteStaff } from '#recovery/shops/invite-staff';
import { aDatabase } from '../harness/a-database';
import { aBusyShop } from './a-busy-shop';
import { aGraphql } from './a-graphql';
import { aQuestion, everyField, rootFieldsOf } from './a-question';

const database = await aDatabase();
const graphql = aGraphql(database);
const own = await aBusyShop(database, { mark: 'own' });
const foreign = await aBusyShop(database, { mark: 'foreign' });
const links = new Map<string, string>();
for (const { shop } of [own, foreign]) {
  const now = new Date('2026-11-02T11:00:00+09:00');
  const by = { actor: shop.name, now, appUrl: 'http://localhost:3000', mailing: null };
  const invited = await inviteStaff(
    database.db,
    shop.id,
    { email: `${shop.name}@example.jp`, role: 'VIEW' },
    by,
  );
  if (invited.kind === 'StaffInvited') links.set(shop.id, invited.url.split('/').at(-1) ?? '');
  const newcomer = {
    email: `clerk@${shop.name}.example.jp`,
    name: shop.name,
    password: 'a password of the tests',
  };
  const made = await createUser(database.db, { ...newcomer, isAdministrator: false }, { now });
  if (made.kind === 'UserCreated')
    await grantRole(database.db, shop.id, { userId: made.userId, role: 'VIEW' }, now);
  const token = { name: shop.name, scopes: ['orders:read' as const], expiresAt: null };
  await createToken(database.db, shop.id, token, now);
  const recipient = {
    email: `alerts-${shop.name}@example.jp`,
    language: 'JA' as const,
    digest: true,
    outage: true,
  };
  const { recipients: _, ...usual } = await findAlertSettings(database.db, shop.id);
  const told = { ...usual, recipients: [{ ...recipient, heartbeat: true }] };
  await updateAlertSettings(database.db, shop.id, told, by);
  await sendTestAlert(database.db, shop, recipient.email, by);
  const words = { subject: shop.name, body: shop.name };
  await saveMailTemplate(
    database.db,
    shop.id,
    { kind: 'ORDER_CONFIRMATION', ...words },
    {
      actor: 'tests',
      now: new Date(),
    },
  );
}
const schema = buildSchema();
const roots = rootFieldsOf(schema);
const token = await graphql.asToken(own.shop.id);
const staff = await graphql.asStaff(own.shop.id, 'MANAGE');
for (const [shop, userId] of [
  [own.shop, staff.userId],
  [foreign.shop, staff.userId],
] as const)
  await saveView(database.db, shop.id, { userId, name: shop.name, query: '' }, new Date());

const namedByOneId = roots.filter(({ field }) =>
  /\b(ID|Input)\b/.test(field.args.map((arg) => String(arg.type)).join(' ')),
);

test.each(namedByOneId)(
  '$name answers an id of another shop exactly like one that does not exist',
  async (root) => {
    const before = await everythingOf(foreign.shop.id);
    for (const optional of optionalIdsOf(root)) {
      for (const foreignId of [
        foreign.restorableId,
        foreign.restoredId,
        foreign.deletedId,
        foreign.order.id,
        foreign.reconciliationId,
      ]) {
        for (const ask of [token, staff]) {
          const answers = [];
          for (const id of [foreignId, randomUUID(), 'no uuid', foreign.order.number]) {
            const { status, data, errors } = await ask(withMessage(aQuestion(root, { id, optional })));
            answers.push(JSON.parse(JSON.stringify({ status, data, errors }).replaceAll(id, 'ID')));
          }
          for (const answer of answers) expect(answer).toEqual(answers[0]);
        }
      }
    }
    expect(await everythingOf(foreign.shop.id)).toEqual(before);
  },
);

test("no field of any answer holds a byte of another shop's", async () => {
  await staff('mutation { setOwnName(name: "own") { __typename } }');
  for (const { kind, field, name } of roots) {
    // The hosts are the process's, the same for every shop; a shop that is real has no practice.
    if (
      kind !== 'query' ||
      [
        // Nobody's yet, and no words of a shop: their own tests tell of them.
        'Query.unclaimedNotices',
        'Query.noticeSilence',
        'Query.gatewayEndpoints',
        'Query.practice',
      ].includes(name)
    )
      continue;
    const type = String(field.type).replace(/[[\]!]/g, '');
    const args = {
      'Query.abnormalOrder': `(id: "${own.restoredId}")`,
      'Query.order': `(id: "${own.order.id}")`,
      'Query.reconciliation': `(id: "${own.reconciliationId}")`,
      'Query.monthlyTotals': '(from: "2026-11", to: "2026-11")',
      'Query.checkout': `(orderNumber: "${own.order.number}")`,
      'Query.restorePreview': `(ids: ["${own.restorableId}"])`,
      'Query.invitation': `(secret: "${links.get(own.shop.id)}")`,
      'Query.confirmationMailPreview': `(orderId: "${own.order.id}")`,
      'Query.cancellationMailPreview': `(abnormalOrderId: "${own.restoredId}")`,
      'Query.mailTemplatePreview': `(input: { kind: ORDER_CONFIRMATION, orderId: "${own.order.id}" })`,
    }[name];
    const selection = everyField(schema, type.replace('Connection', ''), 3);
    const needed = permissions[name];
    const isClosedToTokens = needed !== 'ANYONE' && needed?.scopes.length === 0;
    for (const ask of isClosedToTokens ? [staff] : [token, staff]) {
      const { data, errors } = await ask(
        type.endsWith('Connection')
          ? `{ ${field.name}(first: 6) { nodes ${selection} totalCount } }`
          : `{ ${field.name}${args ?? ''} ${selection} }`,
      );
      expect(errors, name).toEqual([]);
      const text = JSON.stringify(data);
      // Numbers bear no mark.
      if (!/Counts$|Totals$|Setup$|Deadlines$|Surge$/.test(name)) expect(text, name).toContain('own');
      expect(text, name).not.toContain('foreign');
      expect(text, name).not.toContain(foreign.shop.id);
    }
  }
});

test('numbers that both shops use name the own one only', async () => {
  const sameNumber = await aBusyShop(database, { mark: 'own' });
  const ask = await graphql.asToken(sameNumber.shop.id);
  const { data } = await ask(
    '{ order(number: "own-901") { id } checkout(orderNumber: "own-1") { orderNumber } }',
  );
  expect(data.order.id).toBe(sameNumber.order.id);
  const { data: others } = await token('{ order(number: "own-901") { id } }');
  expect(others.order.id).toBe(own.order.id);
});

/** With nothing but __typename a refusal's own words would not be compared. */
function withMessage(question: string): string {
  return question
    .replace('{ __typename } }', '{ __typename ... on Refusal { message } } }')
    .replace(/^(query .*)\.\.\. on Refusal { message } /, '$1');
}

function optionalIdsOf({ field }: (typeof roots)[number]): string[][] {
  const optional = field.args.filter((arg) => String(arg.type) === 'ID').map((arg) => arg.name);
  return optional.length === 0 ? [[]] : optional.map((name) => [name]);
}

async function everythingOf(shopId: string) {
  const rows = await Promise.all(
    [trades, orders, checkouts, mails].map((table) => database.db.select().from(table)),
  );
  return rows.flat().filter((row) => row.shopId === shopId);
}
