import { randomBytes } from 'node:crypto';
import { and, eq, isNull, ne } from 'drizzle-orm';
import { sessions, totpSecrets } from '#db/auth-schema';
import type { Database } from '#db/client';
import { auditPerson } from '#graphql/people/audit-person';
import { base32 } from '#graphql/people/base32';
import { countTry } from '#graphql/people/count-try';
import { isPasswordOf } from '#graphql/people/is-password-of';
import { renewRecoveryCodes } from '#graphql/people/recovery-codes';
import { findStep } from '#graphql/people/totp-code';
import { readTotpKey, sealTotpKey } from '#graphql/people/totp-key';
import {
  type TotpAlreadyOn,
  tooMany,
  totpAlreadyOn,
  type WrongCode,
  type WrongPassword,
  wrongCode,
  wrongPassword,
} from '#graphql/people/totp-refusals';

export interface Person {
  id: string;
  email: string;
  sessionId: string | null;
}

interface At {
  secret: string;
  now: Date;
}

export type BeginTotpResult = { kind: 'TotpBegun'; key: string; uri: string } | TotpAlreadyOn | WrongPassword;
export type ConfirmTotpResult =
  | { kind: 'TotpTurnedOn'; recoveryCodes: string[] }
  | { kind: 'TotpNotBegun'; message: string }
  | TotpAlreadyOn
  | WrongCode;

/** A new key for the authenticator app. It asks for nothing yet: confirmTotp does, with a code that the app made of it. */
export async function beginTotp(
  { db, sql }: Database,
  person: Person,
  password: string,
  { secret, now }: At,
): Promise<BeginTotpResult> {
  const wrong = await countTry(sql, person.email, async () =>
    (await isPasswordOf(db, person.email, password)) ? null : wrongPassword,
  );
  if (wrong) return 'kind' in wrong ? wrong : tooMany('WrongPassword', wrong.secondsToWait);
  const key = randomBytes(20);
  const sealed = sealTotpKey(key, { userId: person.id, secret });
  const begun = await db
    .insert(totpSecrets)
    .values({ userId: person.id, sealed, createdAt: now })
    .onConflictDoUpdate({
      target: totpSecrets.userId,
      set: { sealed, createdAt: now, lastStep: 0 },
      setWhere: isNull(totpSecrets.confirmedAt),
    })
    .returning({ userId: totpSecrets.userId });
  if (begun.length === 0) return totpAlreadyOn;
  return { kind: 'TotpBegun', key: base32(key), uri: uriOf(base32(key), person.email) };
}

/** From now on signing in asks for a code. Ends the person's other sessions, which began without one. */
export async function confirmTotp(
  { db, sql }: Database,
  person: Person,
  code: string,
  { secret, now }: At,
): Promise<ConfirmTotpResult> {
  const [begun] = await db.select().from(totpSecrets).where(eq(totpSecrets.userId, person.id));
  if (!begun) return notBegun;
  if (begun.confirmedAt) return totpAlreadyOn;
  const key = readTotpKey(begun.sealed, { userId: person.id, secret });
  if (!key) return notBegun;
  let step: number | null = null;
  const wrong = await countTry(sql, person.email, async () => {
    step = findStep(key, digitsOf(code), now);
    return step === null ? wrongCode : null;
  });
  if (wrong) return 'kind' in wrong ? wrong : tooMany('WrongCode', wrong.secondsToWait);
  return db.transaction(async (tx): Promise<ConfirmTotpResult> => {
    const same = and(eq(totpSecrets.userId, person.id), eq(totpSecrets.sealed, begun.sealed));
    const confirmed = await tx
      .update(totpSecrets)
      .set({ confirmedAt: now, lastStep: step ?? 0 })
      .where(and(same, isNull(totpSecrets.confirmedAt)))
      .returning({ userId: totpSecrets.userId });
    if (confirmed.length === 0) return notBegun;
    await tx
      .delete(sessions)
      .where(and(eq(sessions.userId, person.id), ne(sessions.id, person.sessionId ?? '')));
    await auditPerson(tx, person.id, { kind: 'TOTP_TURNED_ON', actor: person.email, now });
    return { kind: 'TotpTurnedOn', recoveryCodes: await renewRecoveryCodes(tx, person.id, secret) };
  });
}

const notBegun = {
  kind: 'TotpNotBegun' as const,
  message: '設定がやり直されたか、まだ始まっていません。最初からやり直してください。',
};

/** What an app may show in groups, or a Japanese keyboard in full width. */
function digitsOf(code: string): string {
  return code.normalize('NFKC').replace(/\s/g, '');
}

function uriOf(key: string, email: string): string {
  return `otpauth://totp/Fukkyu:${encodeURIComponent(email)}?secret=${key}&issuer=Fukkyu`;
}
