import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { users } from '#db/auth-schema';
import type { Db } from '#db/client';
import { createUser } from '#graphql/people/create-user';

/** Makes the first administrator where there is none. Returns what to tell the person who started the server. */
export async function makeFirstAdministrator(
  db: Db,
  { email, password }: { email: string; password: string | null },
  { now }: { now: Date },
): Promise<string | null> {
  const [found] = await db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.isAdministrator, true))
    .limit(1);
  if (found) return null;
  const generated = password === null ? generatePassword() : null;
  const made = await createUser(
    db,
    { email, name: '管理者', password: generated ?? password ?? '', isAdministrator: true },
    { now },
  );
  switch (made.kind) {
    case 'UserCreated':
      return generated === null
        ? `Sign in as ${email} with ADMIN_PASSWORD.`
        : `Sign in as ${email} with the password ${generated} (shown this once).`;
    case 'EmailTaken':
      return null;
    case 'InvalidInput':
      throw new Error(made.message);
  }
}

/** 20 letters and digits that are not mistaken for each other: 114 bits. */
export function generatePassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const fit = [...randomBytes(80)].filter((byte) => byte < letters.length * 4).slice(0, 20);
  return fit.map((byte) => letters[byte % letters.length]).join('');
}
