import { count, desc, eq } from 'drizzle-orm';
import { recoveryCodes, sessions, totpSecrets, users } from '#db/auth-schema';
import type { Db } from '#db/client';

export interface Account {
  name: string;
  email: string;
  lastSignInAt: Date | null;
  /** null: signing in asks for no code. */
  totpOnSince: Date | null;
  recoveryCodesLeft: number;
  sessions: { id: string; startedAt: Date; lastSeenAt: Date; device: string | null; isThis: boolean }[];
}

/** What somebody sees of their own account. */
export async function findAccount(
  db: Db,
  { id, sessionId }: { id: string; sessionId: string | null },
): Promise<Account> {
  const [user] = await db
    .select({
      name: users.name,
      email: users.email,
      lastSignInAt: users.lastSignInAt,
      totpOnSince: totpSecrets.confirmedAt,
    })
    .from(users)
    .leftJoin(totpSecrets, eq(totpSecrets.userId, users.id))
    .where(eq(users.id, id));
  if (!user) throw new Error('A session outlived its user.');
  const [codes] = await db.select({ left: count() }).from(recoveryCodes).where(eq(recoveryCodes.userId, id));
  const open = await db
    .select()
    .from(sessions)
    .where(eq(sessions.userId, id))
    .orderBy(desc(sessions.updatedAt), desc(sessions.id));
  return {
    ...user,
    recoveryCodesLeft: codes?.left ?? 0,
    sessions: open.map((session) => ({
      id: session.id,
      startedAt: session.createdAt,
      lastSeenAt: session.updatedAt,
      device: session.userAgent || null,
      isThis: session.id === sessionId,
    })),
  };
}
