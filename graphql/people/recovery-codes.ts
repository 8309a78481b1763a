import { createHmac, randomInt } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { recoveryCodes } from '#db/auth-schema';
import type { Db } from '#db/client';

// Neither I, L, O nor U: what is read from paper is not mistaken. 12 of them are 60 bits.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const lettersInCode = 12;
const codesAtOnce = 10;

/** Ten new codes in place of all earlier ones, as they are shown once; only their hashes are kept. */
export async function renewRecoveryCodes(tx: Db, userId: string, secret: string): Promise<string[]> {
  const codes = Array.from({ length: codesAtOnce }, makeCode);
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx
    .insert(recoveryCodes)
    .values(codes.map((code) => ({ userId, hash: hashOf(code, { userId, secret }) })));
  return codes.map((code) => (code.match(/.{4}/g) ?? []).join('-'));
}

/** Uses one up; false: it is none of theirs, or was used before. Of many at once one gets it. */
export async function takeRecoveryCode(
  db: Db,
  userId: string,
  code: string,
  { secret }: { secret: string },
): Promise<boolean> {
  const mine = and(
    eq(recoveryCodes.userId, userId),
    eq(recoveryCodes.hash, hashOf(code, { userId, secret })),
  );
  const taken = await db.delete(recoveryCodes).where(mine).returning({ userId: recoveryCodes.userId });
  return taken.length > 0;
}

function makeCode(): string {
  return Array.from({ length: lettersInCode }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** With the app's secret, so that whoever reads the table alone cannot try codes against it. */
function hashOf(code: string, { userId, secret }: { userId: string; secret: string }): Uint8Array {
  return createHmac('sha256', secret).update(`fukkyu recovery code ${userId} ${code}`).digest();
}
