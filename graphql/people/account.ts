import type { Context } from '#graphql/context';
import { renewOwnRecoveryCodes, turnTotpOff } from '#graphql/people/change-totp';
import { beginTotp, confirmTotp, type Person } from '#graphql/people/enrol-totp';
import { findAccount } from '#graphql/people/find-account';
import { renamePerson } from '#graphql/people/rename-person';

interface Proof {
  password: string;
  code: string;
}

export const accountQueries = {
  account: (_: unknown, __: unknown, { db, viewer }: Context) => findAccount(db, viewer),
};

export const accountMutations = {
  setOwnName: (_: unknown, { name }: { name: string }, { db, viewer, by }: Context) =>
    renamePerson(db, personOf(viewer), name, by.now),

  beginTotp: (_: unknown, { password }: { password: string }, context: Context) =>
    beginTotp(context.runtime.database, personOf(context.viewer), password, atOf(context)),

  confirmTotp: (_: unknown, { code }: { code: string }, context: Context) =>
    confirmTotp(context.runtime.database, personOf(context.viewer), code, atOf(context)),

  turnTotpOff: (_: unknown, proof: Proof, context: Context) =>
    turnTotpOff(context.runtime.database, personOf(context.viewer), proof, atOf(context)),

  renewRecoveryCodes: (_: unknown, proof: Proof, context: Context) =>
    renewOwnRecoveryCodes(context.runtime.database, personOf(context.viewer), proof, atOf(context)),
};

function personOf({ id, actor, sessionId }: Context['viewer']): Person {
  return { id, email: actor, sessionId };
}

function atOf({ by, runtime }: Context) {
  return { secret: runtime.config.secret, now: by.now };
}
