import { and, eq, isNotNull, lt } from 'drizzle-orm';
import { totpSecrets } from '#db/auth-schema';
import type { Db } from '#db/client';
import { takeRecoveryCode } from '#graphql/people/recovery-codes';
import { findStep } from '#graphql/people/totp-code';
import { readTotpKey } from '#graphql/people/totp-key';

export type CodeTaken = 'CODE' | 'RECOVERY_CODE';

/**
 * Takes what somebody typed as the second step: a code of their app or a recovery code, each once; null: wrong, or used
 * already. Counts no try: ask it inside countTry.
 */
export async function takeCode(
  db: Db,
  userId: string,
  typed: string,
  { secret, now }: { secret: string; now: Date },
): Promise<CodeTaken | null> {
  // Full-width digits of a Japanese keyboard are digits too.
  const code = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}ー]/gu, '')
    .toUpperCase();
  if (!/^\d{6}$/.test(code))
    return (await takeRecoveryCode(db, userId, code, { secret })) ? 'RECOVERY_CODE' : null;
  const confirmed = and(eq(totpSecrets.userId, userId), isNotNull(totpSecrets.confirmedAt));
  const [totp] = await db.select({ sealed: totpSecrets.sealed }).from(totpSecrets).where(confirmed);
  const key = totp && readTotpKey(totp.sealed, { userId, secret });
  const step = key ? findStep(key, code, now) : null;
  if (step === null) return null;
  const taken = await db
    .update(totpSecrets)
    .set({ lastStep: step })
    .where(and(confirmed, lt(totpSecrets.lastStep, step)))
    .returning({ userId: totpSecrets.userId });
  return taken.length > 0 ? 'CODE' : null;
}
