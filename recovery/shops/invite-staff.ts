import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { staffLinks } from '#db/schema/people';
import { isMailAddress } from '#mail/mail-address';
import { queueMail } from '#mail/queue-mail';
import { keepLinkForMail } from '#mail/staff-link-mail';
import { isUuid } from '#recovery/is-uuid';
import type { InvalidInput } from '#recovery/orders/checkout-input';
import type { StaffLink } from '#recovery/shops/find-staff';
import type { Role } from '#recovery/shops/grant-role';
import { makeStaffLink } from '#recovery/shops/staff-link';
import { writeInvitationMail } from '#recovery/shops/write-invitation-mail';

export type InviteStaffResult =
  | { kind: 'StaffInvited'; invitation: StaffLink; url: string; isMailed: boolean }
  | InvalidInput;
export type WithdrawInvitationResult =
  | { kind: 'InvitationWithdrawn'; id: string }
  | { kind: 'InvitationNotFound'; message: string; id: string };

/** Makes the link by which somebody joins the shop's staff within 7 days. It is said here once, and by mail where one leaves. */
export async function inviteStaff(
  db: Db,
  shopId: string,
  { email, role }: { email: string; role: Role },
  {
    actor,
    now,
    appUrl,
    mailing,
  }: {
    actor: string;
    now: Date;
    appUrl: string;
    /** null: no mail leaves this shop. */
    mailing: { secret: string; shopName: string } | null;
  },
): Promise<InviteStaffResult> {
  const address = email.trim().toLowerCase();
  if (!isMailAddress(address)) {
    const message = 'メールアドレスの形ではありません。';
    return { kind: 'InvalidInput', message, problems: [{ path: 'email', message }] };
  }
  const { link, url } = await db.transaction(async (tx) => {
    const made = await makeStaffLink(
      tx,
      { shopId, kind: 'INVITATION', email: address, role },
      { actor, now },
    );
    await tx
      .insert(auditEntries)
      .values({ shopId, at: now, actor, kind: 'STAFF_INVITED', detail: { email: address, role } });
    const url = new URL(`/join/${made.secret}`, appUrl).toString();
    if (mailing) {
      const written = writeInvitationMail({ shopName: mailing.shopName, invitedBy: actor });
      await keepLinkForMail(tx, made.link, url, mailing.secret);
      const about = { shopId, orderId: null, staffLinkId: made.link.id, kind: 'STAFF_INVITATION' as const };
      await queueMail(tx, { ...about, ...written, recipient: address, requestedBy: actor }, now);
    }
    return { link: made.link, url };
  });
  return { kind: 'StaffInvited', invitation: link, url, isMailed: mailing !== null };
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
