import { eq } from 'drizzle-orm';
import { recoveryCodes, totpSecrets } from '#db/auth-schema';
import type { Db } from '#db/client';

/** Takes somebody's second step away, with its recovery codes; false: they had confirmed none. */
export async function forgetTotp(tx: Db, userId: string): Promise<boolean> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  const gone = await tx.delete(totpSecrets).where(eq(totpSecrets.userId, userId)).returning();
  return gone.some(({ confirmedAt }) => confirmedAt !== null);
}
