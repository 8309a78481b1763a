import { and, eq, ne } from 'drizzle-orm';
import { sessions, users } from '#db/auth-schema';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { staff } from '#db/schema/people';
import { findStaff, type StaffMember } from '#recovery/shops/find-staff';
import type { Role } from '#recovery/shops/grant-role';
import { closeStaffLinks } from '#recovery/shops/staff-link';

interface By {
  actor: string;
  now: Date;
  /** Whoever asks; null: the command line. */
  viewerId: string | null;
  /** They know that it is themselves. */
  evenMyself?: boolean;
}

type Refusal =
  | { kind: 'StaffNotFound'; message: string; userId: string }
  | { kind: 'LastManager'; message: string; userId: string }
  | { kind: 'OwnAccount'; message: string };
export type SetStaffRoleResult = { kind: 'StaffRoleSet'; member: StaffMember } | Refusal;
export type RemoveStaffResult = { kind: 'StaffRemoved'; userId: string } | Refusal;

/** Gives a member of staff another role in this shop. Somebody always keeps MANAGE. Safe to repeat. */
export async function setStaffRole(
  db: Db,
  shopId: string,
  { userId, role }: { userId: string; role: Role },
  { actor, now, viewerId, evenMyself = false }: By,
): Promise<SetStaffRoleResult> {
  return db.transaction(async (tx): Promise<SetStaffRoleResult> => {
    const held = await lockMember(tx, shopId, userId);
    if (!held) return notFound(userId);
    if (role !== 'MANAGE' && (await isLastManager(tx, shopId, held))) return lastManager(userId);
    if (held.role !== role && userId === viewerId && !evenMyself) return ownAccount;
    if (held.role !== role) {
      await tx
        .update(staff)
        .set({ role })
        .where(and(eq(staff.shopId, shopId), eq(staff.userId, userId)));
      const detail = { email: held.email, before: held.role, after: role };
      await tx.insert(auditEntries).values({ shopId, at: now, actor, kind: 'STAFF_ROLE_SET', detail });
    }
    const member = (await findStaff(tx, shopId)).find((one) => one.userId === userId);
    if (!member) throw new Error('A member of staff vanished under the lock.');
    return { kind: 'StaffRoleSet', member };
  });
}

/** Takes somebody off this shop's staff and ends all their sessions. Their name stays in the audit. */
export async function removeStaff(
  db: Db,
  shopId: string,
  userId: string,
  { actor, now, viewerId, evenMyself = false }: By,
): Promise<RemoveStaffResult> {
  return db.transaction(async (tx): Promise<RemoveStaffResult> => {
    const held = await lockMember(tx, shopId, userId);
    if (!held) return notFound(userId);
    if (await isLastManager(tx, shopId, held)) return lastManager(userId);
    if (userId === viewerId && !evenMyself) return ownAccount;
    await tx.delete(staff).where(and(eq(staff.shopId, shopId), eq(staff.userId, userId)));
    await tx.delete(sessions).where(eq(sessions.userId, userId));
    await closeStaffLinks(tx, { shopId, kind: 'INVITATION', email: held.email }, now);
    const detail = { email: held.email, role: held.role };
    await tx.insert(auditEntries).values({ shopId, at: now, actor, kind: 'STAFF_REMOVED', detail });
    return { kind: 'StaffRemoved', userId };
  });
}

interface Held {
  userId: string;
  role: Role;
  email: string;
}

/** Everybody with MANAGE is locked as well: two of them who remove each other wait for one another. */
async function lockMember(tx: Db, shopId: string, userId: string): Promise<Held | null> {
  const rows = await tx
    .select({ userId: staff.userId, role: staff.role, email: users.email })
    .from(staff)
    .innerJoin(users, eq(users.id, staff.userId))
    .where(eq(staff.shopId, shopId))
    .orderBy(staff.userId)
    .for('update', { of: staff });
  return rows.find((row) => row.userId === userId) ?? null;
}

async function isLastManager(tx: Db, shopId: string, { userId, role }: Held): Promise<boolean> {
  if (role !== 'MANAGE') return false;
  const others = and(eq(staff.shopId, shopId), eq(staff.role, 'MANAGE'), ne(staff.userId, userId));
  const [other] = await tx.select({ userId: staff.userId }).from(staff).where(others).limit(1);
  return other === undefined;
}

const ownAccount: Refusal = {
  kind: 'OwnAccount',
  message:
    'ご自身の権限です。変更すると、この画面を開けなくなることがあります。確認のうえで実行してください。',
};

function notFound(userId: string): Refusal {
  return { kind: 'StaffNotFound', message: 'このショップのスタッフではありません。', userId };
}

function lastManager(userId: string): Refusal {
  const message = 'MANAGEの権限を持つ最後のスタッフです。先に別のスタッフにMANAGEの権限を付けてください。';
  return { kind: 'LastManager', message, userId };
}
