import { randomUUID } from 'node:crypto';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { expect, test } from 'vitest';
import { roles } from '#graphql/people/roles';
import { guardFields } from '#graphql/request/guard-fields';
import { buildSchema } from '#graphql/schema';
import { scopes } from '#recovery/shops/create-token';
import { aShop } from '../a-shop';
import { aDatabase } from '../harness/a-database';
import { aGraphql } from './a-graphql';
import { aQuestion, rootFieldsOf } from './a-question';

const database = await aDatabase();
const graphql = aGraphql(database);
const { shop } = await aShop(database);
const fields = rootFieldsOf(buildSchema());

// Said a second time, by the contract's own words: the least role, and the scopes of which one is enough.
const expected: Record<string, [role: string, ...scopes: string[]]> = {
  'Query.viewer': ['', ...scopes],
  'Query.abnormalOrders': ['VIEW', 'abnormal-orders:read'],
  'Query.abnormalOrderCounts': ['VIEW', 'abnormal-orders:read'],
  'Query.moneyDeadlines': ['VIEW', 'abnormal-orders:read'],
  'Query.abnormalOrderSurge': ['VIEW', 'abnormal-orders:read'],
  'Query.abnormalOrder': ['VIEW', 'abnormal-orders:read'],
  'Query.orders': ['VIEW', 'orders:read'],
  'Query.order': ['VIEW', 'orders:read'],
  'Query.checkout': ['VIEW', 'abnormal-orders:read'],
  'Query.notices': ['VIEW', 'abnormal-orders:read'],
  'Query.confirmationMailPreview': ['VIEW', 'abnormal-orders:read', 'orders:read'],
  'Query.cancellationMailPreview': ['VIEW', 'abnormal-orders:read'],
  'Query.mailTemplates': ['VIEW', 'abnormal-orders:read', 'orders:read'],
  'Query.mailTemplatePreview': ['VIEW', 'abnormal-orders:read', 'orders:read'],
  'Query.gatewayEndpoints': ['MANAGE'],
  'Query.practice': ['VIEW'],
  'Query.reconciliations': ['VIEW', 'abnormal-orders:read'],
  'Query.reconciliation': ['VIEW', 'abnormal-orders:read'],
  'Query.monthlyTotals': ['VIEW', 'abnormal-orders:read'],
  'Mutation.restoreAbnormalOrder': ['OPERATE', 'abnormal-orders:write'],
  'Mutation.restoreAbnormalOrders': ['OPERATE', 'abnormal-orders:write'],
  'Mutation.deleteAbnormalOrder': ['OPERATE', 'abnormal-orders:write'],
  'Mutation.deleteAbnormalOrders': ['OPERATE', 'abnormal-orders:write'],
  'Mutation.undeleteAbnormalOrder': ['OPERATE', 'abnormal-orders:write'],
  'Mutation.undeleteAbnormalOrders': ['OPERATE', 'abnormal-orders:write'],
  'Mutation.refreshTrade': ['OPERATE', 'abnormal-orders:write'],
  'Mutation.startReconciliation': ['OPERATE', 'abnormal-orders:write'],
  'Mutation.lookUpTrades': ['OPERATE', 'abnormal-orders:write'],
  'Mutation.cancelTrade': ['CANCEL', 'trades:cancel'],
  'Mutation.sendConfirmationMail': ['OPERATE', 'abnormal-orders:write', 'orders:write'],
  'Mutation.sendMail': ['OPERATE', 'abnormal-orders:write'],
  'Mutation.requestCustomerPreference': ['OPERATE', 'abnormal-orders:write'],
  'Mutation.saveMailTemplate': ['MANAGE'],
  'Mutation.resetMailTemplate': ['MANAGE'],
  'Mutation.registerCheckout': ['OPERATE', 'checkouts:write'],
  'Mutation.completeCheckout': ['OPERATE', 'checkouts:write', 'orders:write'],
  'Mutation.placeOrder': ['OPERATE', 'orders:write'],
  'Mutation.cancelOrder': ['OPERATE', 'orders:write'],
  'Mutation.setGatewayAccess': ['MANAGE'],
  'Mutation.testGatewayAccess': ['MANAGE'],
  'Mutation.placePracticeCheckout': ['OPERATE'],
  'Mutation.cancelInPracticeConsole': ['OPERATE'],
  'Query.account': ['VIEW'],
  'Query.staff': ['MANAGE'],
  'Query.staffInvitations': ['MANAGE'],
  'Query.invitation': [''],
  'Query.tokens': ['MANAGE'],
  'Query.shopSettings': ['MANAGE'],
  'Query.shopSetup': ['VIEW'],
  'Query.auditEntries': ['MANAGE'],
  'Query.savedViews': ['VIEW'],
  'Query.alertSettings': ['MANAGE'],
  'Query.alerts': ['MANAGE'],
  'Query.noticeSilence': ['VIEW'],
  'Query.unclaimedNotices': ['VIEW'],
  'Query.restorePreview': ['VIEW', 'abnormal-orders:read'],
  'Mutation.updateShop': ['MANAGE'],
  'Mutation.sendTestNotice': ['MANAGE'],
  'Mutation.saveView': ['VIEW'],
  'Mutation.updateAlertSettings': ['MANAGE'],
  'Mutation.sendTestAlert': ['MANAGE'],
  'Mutation.assignNotice': ['MANAGE'],
  'Mutation.reevaluateNotice': ['OPERATE'],
  'Mutation.deleteView': ['VIEW'],
  'Mutation.inviteStaff': ['MANAGE'],
  'Mutation.withdrawInvitation': ['MANAGE'],
  'Mutation.setStaffRole': ['MANAGE'],
  'Mutation.removeStaff': ['MANAGE'],
  'Mutation.makePasswordLink': ['MANAGE'],
  'Mutation.resetStaffTotp': ['MANAGE'],
  'Mutation.setTotpRequirement': ['MANAGE'],
  'Mutation.setOwnName': ['VIEW'],
  'Mutation.beginTotp': ['VIEW'],
  'Mutation.confirmTotp': ['VIEW'],
  'Mutation.turnTotpOff': ['VIEW'],
  'Mutation.renewRecoveryCodes': ['VIEW'],
  'Mutation.acceptInvitation': [''],
  'Mutation.resetPassword': [''],
  'Mutation.createToken': ['MANAGE'],
  'Mutation.revokeToken': ['MANAGE'],
  'Mutation.openAbnormalOrder': ['VIEW'],
  'Mutation.closeAbnormalOrder': ['VIEW'],
  'Subscription.abnormalOrderChanged': ['VIEW', 'abnormal-orders:read'],
  'Subscription.abnormalOrdersChanged': ['VIEW', 'abnormal-orders:read'],
};

const askers = new Map([
  ['NOBODY', (query: string) => graphql.post({ query })],
  ['token without a scope', await graphql.asToken(shop.id, [])],
  ...(await Promise.all(
    scopes.map(async (scope) => [scope, await graphql.asToken(shop.id, [scope])] as const),
  )),
  ...(await Promise.all(roles.map(async (role) => [role, await graphql.asStaff(shop.id, role)] as const))),
]);

test('every root field is in the table of this test', () => {
  expect(fields.map(({ name }) => name).sort()).toEqual(Object.keys(expected).sort());
});

test.each(fields)(
  '$name is open to the roles and scopes that the contract names, and to no other',
  async (root) => {
    const [least = '', ...enough] = expected[root.name] ?? [];
    const open = [
      ...roles.slice(Math.max(0, ['VIEW', 'OPERATE', 'CANCEL', 'MANAGE'].indexOf(least))),
      ...enough,
    ];
    for (const [asker, ask] of askers) {
      const { errors, status } = await ask(aQuestion(root, { id: randomUUID() }));
      const codes = errors.map(({ extensions }) => extensions.code);
      const isOpen = least === '' || open.includes(asker);
      const closed = asker === 'NOBODY' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      expect(status, asker).toBe(200);
      expect(codes.includes(closed), `${asker}: ${codes}`).toBe(!isOpen);
      expect(graphql.logged).toEqual([]);
    }
  },
);

test('who lacks a permission is told what is needed and what they have', async () => {
  const [cancelTrade] = fields.filter(({ name }) => name === 'Mutation.cancelTrade');
  const mutation = cancelTrade ? aQuestion(cancelTrade, { id: 'x' }) : '';
  const clerk = await (await graphql.asStaff(shop.id, 'OPERATE'))(mutation);
  expect(clerk.errors[0]?.message).toBe('cancelTrade needs the role CANCEL; you have OPERATE.');
  const token = await (await graphql.asToken(shop.id, ['orders:read', 'orders:write']))(mutation);
  expect(token.errors[0]?.message).toBe(
    'cancelTrade needs a token with the scope trades:cancel; you have orders:read, orders:write.',
  );
});

test('what no token may do says so to a token', async () => {
  const token = await (await graphql.asToken(shop.id))('{ gatewayEndpoints }');
  expect(token.errors[0]?.message).toBe(
    `gatewayEndpoints needs somebody signed in with the role MANAGE, no token; you have ${scopes.join(', ')}.`,
  );
});

test('a root field without a declared permission stops the server from starting', () => {
  const typeDefs = 'type Query { viewer: String secrets: String }';
  expect(() => guardFields(makeExecutableSchema({ typeDefs }))).toThrow(/Query\.secrets has no entry/);
});
