import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { type LinkUnusable, linkUnusable } from '#graphql/people/link-unusable';
import { refuseLength } from '#graphql/people/refuse-length';
import { setPassword } from '#graphql/people/set-password';
import type { InvalidInput } from '#recovery/orders/checkout-input';
import { takeStaffLink } from '#recovery/shops/staff-link';

export type ResetPasswordResult = { kind: 'PasswordReset'; email: string } | LinkUnusable | InvalidInput;

/** Chooses the new password, and ends every session that the old one began. */
export async function resetPassword(
  db: Db,
  { secret, password }: { secret: string; password: string },
  now: Date,
): Promise<ResetPasswordResult> {
  const refusal = refuseLength(password);
  if (refusal) return refusal;
  return db.transaction(async (tx): Promise<ResetPasswordResult> => {
    const link = await takeStaffLink(tx, 'PASSWORD_RESET', secret, now);
    if (!link || !(await setPassword(tx, link.email, password, now))) return linkUnusable;
    const { email, shopId } = link;
    const detail = { linkBy: link.createdBy };
    await tx.insert(auditEntries).values({ shopId, at: now, actor: email, kind: 'PASSWORD_RESET', detail });
    return { kind: 'PasswordReset', email };
  });
}
