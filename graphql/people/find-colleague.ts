import { and, eq, ne } from 'drizzle-orm';
import { users } from '#db/auth-schema';
import type { Db } from '#db/client';
import { staff } from '#db/schema/people';

export type ColleagueRefusal =
  | { kind: 'StaffNotFound'; message: string; userId: string }
  | { kind: 'AdministratorsOnly'; message: string }
  | { kind: 'OwnAccount'; message: string };

/**
 * Whose account somebody who manages the shop may let in anew. Where it opens more than this shop only an administrator may:
 * nobody gets into another shop by it. One's own has a screen that asks for the password first.
 */
export async function findColleague(
  db: Db,
  shopId: string,
  userId: string,
  { viewer }: { viewer: { id: string; isAdministrator: boolean } },
): Promise<{ kind: 'COLLEAGUE'; email: string } | ColleagueRefusal> {
  const [member] = await db
    .select({ email: users.email, isAdministrator: users.isAdministrator, shopId: staff.shopId })
    .from(users)
    .leftJoin(staff, and(eq(staff.userId, users.id), eq(staff.shopId, shopId)))
    .where(eq(users.id, userId));
  if (!member || (member.shopId === null && !viewer.isAdministrator))
    return { kind: 'StaffNotFound', message: 'このショップのスタッフではありません。', userId };
  if (userId === viewer.id)
    return {
      kind: 'OwnAccount',
      message: 'ご自身のパスワードと二段階認証は、アカウント画面で変更してください。',
    };
  if (viewer.isAdministrator) return { kind: 'COLLEAGUE', email: member.email };
  const elsewhere = and(eq(staff.userId, userId), ne(staff.shopId, shopId));
  const [other] = await db.select({ shopId: staff.shopId }).from(staff).where(elsewhere).limit(1);
  if (!member.isAdministrator && !other) return { kind: 'COLLEAGUE', email: member.email };
  const message = 'ほかのショップでも働くスタッフのパスワードと二段階認証は、管理者だけが再設定できます。';
  return { kind: 'AdministratorsOnly', message };
}
