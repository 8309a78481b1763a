import { and, eq, isNotNull } from 'drizzle-orm';
import { totpSecrets } from '#db/auth-schema';
import type { Database, Db } from '#db/client';
import { auditPerson } from '#graphql/people/audit-person';
import { countTry } from '#graphql/people/count-try';
import type { Person } from '#graphql/people/enrol-totp';
import { forgetTotp } from '#graphql/people/forget-totp';
import { isPasswordOf } from '#graphql/people/is-password-of';
import { renewRecoveryCodes } from '#graphql/people/recovery-codes';
import { takeCode } from '#graphql/people/take-code';
import {
  type TotpNotOn,
  tooMany,
  totpNotOn,
  type WrongCode,
  type WrongPassword,
  wrongCode,
  wrongPassword,
} from '#graphql/people/totp-refusals';

interface Proof {
  password: string;
  /** Of the app, or a recovery code. */
  code: string;
}

interface At {
  secret: string;
  now: Date;
}

type Refusal = TotpNotOn | WrongPassword | WrongCode;
export type TurnTotpOffResult = { kind: 'TotpTurnedOff'; done: true } | Refusal;
export type RenewRecoveryCodesResult = { kind: 'RecoveryCodesMade'; recoveryCodes: string[] } | Refusal;

/** From now on the password alone lets the person in. */
export async function turnTotpOff(
  database: Database,
  person: Person,
  proof: Proof,
  { secret, now }: At,
): Promise<TurnTotpOffResult> {
  const refusal = await refuse(database, person, proof, { secret, now });
  if (refusal) return refusal;
  return database.db.transaction(async (tx): Promise<TurnTotpOffResult> => {
    if (!(await forgetTotp(tx, person.id))) return totpNotOn;
    await auditPerson(tx, person.id, { kind: 'TOTP_TURNED_OFF', actor: person.email, now });
    return { kind: 'TotpTurnedOff', done: true };
  });
}

/** Ten new ones; the earlier ones open nothing any more. */
export async function renewOwnRecoveryCodes(
  database: Database,
  person: Person,
  proof: Proof,
  { secret, now }: At,
): Promise<RenewRecoveryCodesResult> {
  const refusal = await refuse(database, person, proof, { secret, now });
  if (refusal) return refusal;
  return database.db.transaction(async (tx): Promise<RenewRecoveryCodesResult> => {
    const recoveryCodes = await renewRecoveryCodes(tx, person.id, secret);
    await auditPerson(tx, person.id, { kind: 'RECOVERY_CODES_MADE', actor: person.email, now });
    return { kind: 'RecoveryCodesMade', recoveryCodes };
  });
}

/** Password and code are one try; the code is used up by it. */
async function refuse(
  { db, sql }: Database,
  { id, email }: Person,
  { password, code }: Proof,
  at: At,
): Promise<Refusal | null> {
  if (!(await hasTotp(db, id))) return totpNotOn;
  const wrong = await countTry(sql, email, async () => {
    if (!(await isPasswordOf(db, email, password))) return wrongPassword;
    return (await takeCode(db, id, code, at)) === null ? wrongCode : null;
  });
  if (wrong === null || 'kind' in wrong) return wrong;
  return tooMany('WrongPassword', wrong.secondsToWait);
}

export async function hasTotp(db: Db, userId: string): Promise<boolean> {
  const confirmed = and(eq(totpSecrets.userId, userId), isNotNull(totpSecrets.confirmedAt));
  const [totp] = await db.select({ userId: totpSecrets.userId }).from(totpSecrets).where(confirmed);
  return totp !== undefined;
}
