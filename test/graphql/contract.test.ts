import { existsSync, readFileSync } from 'node:fs';
import {
  buildSchema as buildFromSdl,
  findBreakingChanges,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { expect, test } from 'vitest';
import { buildSchema, readContract } from '#graphql/schema';

const contract = '../shared/spec/schema.graphql';
const ours = buildSchema();

test.skipIf(!existsSync(contract))(
  'every name and type of the contract is here with the same meaning',
  () => {
    const theirs = buildFromSdl(readFileSync(contract, 'utf8'));
    expect(findBreakingChanges(theirs, ours)).toEqual([]);
    for (const type of Object.values(theirs.getTypeMap())) {
      if (type.name.startsWith('__')) continue;
      expect(describe(ours.getType(type.name)), type.name).toEqual(expect.objectContaining(describe(type)));
    }
  },
);

test('what runs is the committed schema', () => {
  const written = buildFromSdl(readContract());
  expect(findBreakingChanges(written, ours)).toEqual([]);
  expect(findBreakingChanges(ours, written)).toEqual([]);
});

test('every refusal is a Refusal and says a message', () => {
  const refusal = ours.getType('Refusal');
  const refusals = isInterfaceType(refusal) ? ours.getPossibleTypes(refusal).map(({ name }) => name) : [];
  const answers = Object.values(ours.getTypeMap())
    .filter(isUnionType)
    .flatMap((union) => union.getTypes());
  const successes = new Set(answers.map(({ name }) => name).filter((name) => !refusals.includes(name)));
  expect([...successes].sort()).toEqual([
    'AbnormalOrderClosed',
    'AbnormalOrderDeleted',
    'AbnormalOrderOpened',
    'AbnormalOrderRestored',
    'AbnormalOrderUndeleted',
    'AlertSettingsUpdated',
    'CheckoutCompleted',
    'CheckoutRegistered',
    'ConfirmationMailQueued',
    'CustomerPreferenceRequested',
    'GatewayAccessSet',
    'GatewayAnswers',
    'InvitationAccepted',
    'InvitationWithdrawn',
    'MailQueued',
    'MailTemplatePreviewed',
    'MailTemplateReset',
    'MailTemplateSaved',
    'NameSet',
    'NoticeAssigned',
    'NoticeReevaluated',
    'OrderCancelled',
    'OrderPlaced',
    'PasswordLinkMade',
    'PasswordReset',
    'PracticeCheckoutPlaced',
    'PracticeTradeCancelled',
    'ReconciliationStarted',
    'RecoveryCodesMade',
    'ShopUpdated',
    'StaffInvited',
    'StaffRemoved',
    'StaffRoleSet',
    'StaffTotpReset',
    'TestAlertQueued',
    'TestNoticeSent',
    'TokenCreated',
    'TokenRevoked',
    'TotpBegun',
    'TotpRequirementSet',
    'TotpTurnedOff',
    'TotpTurnedOn',
    'TradeCancelled',
    'TradeRefreshed',
    'TradesLookedUp',
    'ViewDeleted',
    'ViewSaved',
  ]);
});

/** Each member of a type with its type, and with the default that makes it optional. */
function describe(type: GraphQLNamedType | undefined): Record<string, string> {
  if (isEnumType(type)) return Object.fromEntries(type.getValues().map(({ name }) => [name, 'value']));
  if (isUnionType(type)) return Object.fromEntries(type.getTypes().map(({ name }) => [name, 'member']));
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    return Object.fromEntries(
      fields.map(({ name, type, defaultValue }) => [name, `${type} = ${JSON.stringify(defaultValue)}`]),
    );
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return {};
  const fields = Object.values(type.getFields()).flatMap(({ name, type, args }) => [
    [name, String(type)],
    ...args.map((arg) => [`${name}(${arg.name})`, `${arg.type} = ${JSON.stringify(arg.defaultValue)}`]),
  ]);
  return Object.fromEntries([
    ...fields,
    ...type.getInterfaces().map(({ name }) => [`implements ${name}`, '']),
  ]);
}
