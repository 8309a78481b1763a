import { hashPassword } from 'better-auth/crypto';
import { and, eq } from 'drizzle-orm';
import { accounts, sessions, users } from '#db/auth-schema';
import type { Db } from '#db/client';

/** Gives an account another password and ends every session of it; false: nobody has the address. */
export async function setPassword(db: Db, email: string, password: string, now: Date): Promise<boolean> {
  const hash = await hashPassword(password);
  return db.transaction(async (tx) => {
    const [user] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email));
    if (!user) return false;
    const credential = and(eq(accounts.userId, user.id), eq(accounts.providerId, 'credential'));
    await tx.update(accounts).set({ password: hash, updatedAt: now }).where(credential);
    await tx.delete(sessions).where(eq(sessions.userId, user.id));
    return true;
  });
}
