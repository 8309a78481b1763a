import { randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { eq } from 'drizzle-orm';
import { accounts, users } from '#db/auth-schema';
import type { Db } from '#db/client';

export interface NewUser {
  email: string;
  name: string;
  /** 12 to 128 characters. */
  password: string;
  /** Staff with the role MANAGE of every shop. */
  isAdministrator: boolean;
}

export type CreateUserResult =
  | { kind: 'UserCreated'; userId: string }
  | { kind: 'EmailTaken'; message: string; userId: string }
  | { kind: 'InvalidInput'; message: string };

/** Makes somebody who can sign in. Needs no server: the command line and the first start call it. */
export async function createUser(
  db: Db,
  { email, name, password, isAdministrator }: NewUser,
  { now }: { now: Date },
): Promise<CreateUserResult> {
  if (password.length < shortestPassword || password.length > longestPassword) {
    const message = `A password has ${shortestPassword} to ${longestPassword} characters.`;
    return { kind: 'InvalidInput', message };
  }
  const address = email.trim().toLowerCase();
  const id = randomBytes(16).toString('base64url');
  const hash = await hashPassword(password);
  return db.transaction(async (tx): Promise<CreateUserResult> => {
    const user = {
      id,
      name,
      email: address,
      emailVerified: true,
      isAdministrator,
      createdAt: now,
      updatedAt: now,
    };
    const [created] = await tx
      .insert(users)
      .values(user)
      .onConflictDoNothing({ target: users.email })
      .returning();
    if (created) {
      // The form better-auth looks for when somebody signs in with a password.
      const account = { id, accountId: id, providerId: 'credential', userId: id, password: hash };
      await tx.insert(accounts).values({ ...account, createdAt: now, updatedAt: now });
      return { kind: 'UserCreated', userId: id };
    }
    const [taken] = await tx.select({ id: users.id }).from(users).where(eq(users.email, address));
    if (!taken) throw new Error('The user was neither stored nor found.');
    return { kind: 'EmailTaken', message: `${address} can sign in already.`, userId: taken.id };
  });
}

export const shortestPassword = 12;
export const longestPassword = 128;
