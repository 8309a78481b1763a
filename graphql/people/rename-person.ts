import { eq } from 'drizzle-orm';
import { users } from '#db/auth-schema';
import type { Db } from '#db/client';
import { auditPerson } from '#graphql/people/audit-person';
import type { Person } from '#graphql/people/enrol-totp';
import type { InvalidInput } from '#recovery/orders/checkout-input';

export type RenamePersonResult = { kind: 'NameSet'; name: string } | InvalidInput;

/** The name that the others see. Safe to repeat. */
export async function renamePerson(
  db: Db,
  { id, email }: Person,
  wanted: string,
  now: Date,
): Promise<RenamePersonResult> {
  const name = wanted.trim();
  if (name === '' || name.length > 100 || /\p{Cc}/u.test(name)) {
    const message = 'お名前は1〜100文字で、1行で入力してください。';
    return { kind: 'InvalidInput', message, problems: [{ path: 'name', message }] };
  }
  return db.transaction(async (tx): Promise<RenamePersonResult> => {
    const [before] = await tx.select({ name: users.name }).from(users).where(eq(users.id, id)).for('update');
    if (before?.name === name) return { kind: 'NameSet', name };
    await tx.update(users).set({ name, updatedAt: now }).where(eq(users.id, id));
    const detail = { before: before?.name, after: name };
    await auditPerson(tx, id, { kind: 'NAME_SET', actor: email, now, detail });
    return { kind: 'NameSet', name };
  });
}
