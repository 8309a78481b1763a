import { and, eq, ne } from 'drizzle-orm';
import { users } from '#db/auth-schema';
import type { Db } from '#db/client';
import { auditEntries, staff } from '#db/schema';
import { makeStaffLink } from '#recovery/staff-link';

export type MakePasswordLinkResult =
  | { kind: 'PasswordLinkMade'; url: string; expiresAt: Date }
  | { kind: 'StaffNotFound'; message: string; userId: string }
  | { kind: 'AdministratorsOnly'; message: string };

/**
 * A link by which a member of staff chooses a new password within a day. Where that password opens more than this shop,
 * only an administrator may hand one out: nobody gets into another shop by it.
 */
export async function makePasswordLink(
  db: Db,
  shopId: string,
  userId: string,
  {
    actor,
    now,
    appUrl,
    isAdministrator,
  }: { actor: string; now: Date; appUrl: string; isAdministrator: boolean },
): Promise<MakePasswordLinkResult> {
  const [member] = await db
    .select({ email: users.email, isAdministrator: users.isAdministrator, shopId: staff.shopId })
    .from(users)
    .leftJoin(staff, and(eq(staff.userId, users.id), eq(staff.shopId, shopId)))
    .where(eq(users.id, userId));
  if (!member || (member.shopId === null && !isAdministrator))
    return { kind: 'StaffNotFound', message: 'このショップのスタッフではありません。', userId };
  const elsewhere = and(eq(staff.userId, userId), ne(staff.shopId, shopId));
  const [other] = await db.select({ shopId: staff.shopId }).from(staff).where(elsewhere).limit(1);
  if (!isAdministrator && (member.isAdministrator || other)) {
    const message = 'ほかのショップでも働くスタッフのパスワードは、管理者だけが再設定できます。';
    return { kind: 'AdministratorsOnly', message };
  }
  return db.transaction(async (tx): Promise<MakePasswordLinkResult> => {
    const asked = { shopId, kind: 'PASSWORD_RESET' as const, email: member.email, role: null };
    const { link, secret } = await makeStaffLink(tx, asked, { actor, now });
    const detail = { email: member.email };
    await tx.insert(auditEntries).values({ shopId, at: now, actor, kind: 'PASSWORD_LINK_MADE', detail });
    const url = new URL(`/reset-password/${secret}`, appUrl).toString();
    return { kind: 'PasswordLinkMade', url, expiresAt: link.expiresAt };
  });
}
