import { verifyPassword } from 'better-auth/crypto';
import { and, eq } from 'drizzle-orm';
import { accounts, users } from '#db/auth-schema';
import type { Db } from '#db/client';

/** Whether the address signs in with this password. Counts no try: ask it inside countTry. */
export async function isPasswordOf(db: Db, email: string, password: string): Promise<boolean> {
  const [account] = await db
    .select({ hash: accounts.password })
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.userId))
    .where(and(eq(users.email, email), eq(accounts.providerId, 'credential')));
  return account?.hash != null && (await verifyPassword({ hash: account.hash, password }));
}
