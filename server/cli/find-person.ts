import { eq } from 'drizzle-orm';
import { users } from '#db/auth-schema';
import type { Db } from '#db/client';
import { CliRefusal, needed, type Options } from '#server/cli/answer';

/** Whose address --email names. */
export async function findPerson(
  db: Db,
  options: Options,
): Promise<{ id: string; email: string; isAdministrator: boolean }> {
  const email = needed(options, 'email').toLowerCase();
  const [user] = await db
    .select({ id: users.id, email: users.email, isAdministrator: users.isAdministrator })
    .from(users)
    .where(eq(users.email, email));
  if (!user) throw new CliRefusal(`Nobody signs in as ${email}: make them with \`staff create\`.`);
  return user;
}
