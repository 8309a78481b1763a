import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries, staffLinks } from '#db/schema';
import { isMailAddress } from '#mail/mail-address';
import type { InvalidInput } from '#recovery/checkout-input';
import type { StaffLink } from '#recovery/find-staff';
import type { Role } from '#recovery/grant-role';
import { isUuid } from '#recovery/is-uuid';
import { makeStaffLink } from '#recovery/staff-link';

export type InviteStaffResult = { kind: 'StaffInvited'; invitation: StaffLink; url: string } | InvalidInput;
export type WithdrawInvitationResult =
  | { kind: 'InvitationWithdrawn'; id: string }
  | { kind: 'InvitationNotFound'; message: string; id: string };

/** Makes the link by which somebody joins the shop's staff within 7 days. It is said here once. */
export async function inviteStaff(
  db: Db,
  shopId: string,
  { email, role }: { email: string; role: Role },
  { actor, now, appUrl }: { actor: string; now: Date; appUrl: string },
): Promise<InviteStaffResult> {
  const address = email.trim().toLowerCase();
  if (!isMailAddress(address)) {
    const message = 'メールアドレスの形ではありません。';
    return { kind: 'InvalidInput', message, problems: [{ path: 'email', message }] };
  }
  const { link, secret } = await db.transaction(async (tx) => {
    const made = await makeStaffLink(
      tx,
      { shopId, kind: 'INVITATION', email: address, role },
      { actor, now },
    );
    await tx
      .insert(auditEntries)
      .values({ shopId, at: now, actor, kind: 'STAFF_INVITED', detail: { email: address, role } });
    return made;
  });
  return { kind: 'StaffInvited', invitation: link, url: new URL(`/join/${secret}`, appUrl).toString() };
}

/** Safe to repeat, as long as nobody has accepted it. */
export async function withdrawInvitation(
  db: Db,
  shopId: string,
  id: string,
  { actor, now }: { actor: string; now: Date },
): Promise<WithdrawInvitationResult> {
  const mine = and(eq(staffLinks.shopId, shopId), eq(staffLinks.id, id), eq(staffLinks.kind, 'INVITATION'));
  const withdrawn = isUuid(id)
    ? await db.transaction(async (tx) => {
        const [link] = await tx
          .update(staffLinks)
          .set({ closedAt: now })
          .where(and(mine, isNull(staffLinks.closedAt)))
          .returning();
        const detail = { email: link?.email };
        if (link)
          await tx
            .insert(auditEntries)
            .values({ shopId, at: now, actor, kind: 'INVITATION_WITHDRAWN', detail });
        return link;
      })
    : undefined;
  if (withdrawn) return { kind: 'InvitationWithdrawn', id: withdrawn.id };
  return { kind: 'InvitationNotFound', message: 'この招待はもうありません。', id };
}
