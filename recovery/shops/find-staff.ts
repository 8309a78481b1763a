import { and, asc, eq, gt, isNull, max, or, sql } from 'drizzle-orm';
import { sessions, totpSecrets, users } from '#db/auth-schema';
import type { Db } from '#db/client';
import { staff, staffLinks } from '#db/schema/people';
import type { Role } from '#recovery/shops/grant-role';

export interface StaffMember {
  userId: string;
  name: string;
  email: string;
  role: Role;
  isAdministrator: boolean;
  /** When a session of theirs was last begun or prolonged; null: none is left. */
  lastSeenAt: Date | null;
  /** null: never since this is written down. */
  lastSignInAt: Date | null;
  hasTotp: boolean;
}

export type StaffLink = typeof staffLinks.$inferSelect;

/** Who works in a shop, administrators included, by name. */
export async function findStaff(db: Db, shopId: string): Promise<StaffMember[]> {
  const rows = await db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      role: staff.role,
      isAdministrator: users.isAdministrator,
      lastSeenAt: max(sessions.updatedAt),
      lastSignInAt: users.lastSignInAt,
      totpOnSince: totpSecrets.confirmedAt,
    })
    .from(users)
    .leftJoin(staff, and(eq(staff.userId, users.id), eq(staff.shopId, shopId)))
    .leftJoin(sessions, eq(sessions.userId, users.id))
    .leftJoin(totpSecrets, eq(totpSecrets.userId, users.id))
    .where(or(eq(users.isAdministrator, true), eq(staff.shopId, shopId)))
    .groupBy(users.id, staff.role, totpSecrets.confirmedAt)
    .orderBy(asc(users.name), asc(users.email));
  return rows.map(({ totpOnSince, ...row }) => ({
    ...row,
    hasTotp: totpOnSince !== null,
    role: row.isAdministrator ? 'MANAGE' : (row.role ?? 'VIEW'),
  }));
}

/** The invitations that can still be accepted, the latest first. */
export async function findInvitations(db: Db, shopId: string, now: Date): Promise<StaffLink[]> {
  return db
    .select()
    .from(staffLinks)
    .where(
      and(
        eq(staffLinks.shopId, shopId),
        eq(staffLinks.kind, 'INVITATION'),
        isNull(staffLinks.closedAt),
        gt(staffLinks.expiresAt, now),
      ),
    )
    .orderBy(sql`${staffLinks.createdAt} desc`);
}
