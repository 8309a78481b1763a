import type { Db } from '#db/client';
import { staff } from '#db/schema/people';

export type Role = (typeof staff.$inferSelect)['role'];

/** Makes somebody staff of a shop, or changes the role they have there. */
export async function grantRole(
  db: Db,
  shopId: string,
  { userId, role }: { userId: string; role: Role },
  now: Date,
): Promise<void> {
  await db
    .insert(staff)
    .values({ shopId, userId, role, createdAt: now })
    .onConflictDoUpdate({ target: [staff.shopId, staff.userId], set: { role } });
}
