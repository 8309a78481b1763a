import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { staffLinks } from '#db/schema/people';
import { lockAll } from '#recovery/locks';
import type { StaffLink } from '#recovery/shops/find-staff';

/** Days that a link can be used. */
const days = { INVITATION: 7, PASSWORD_RESET: 1 };

/** Makes a link that can be used once; an older one of the same kind for the same person can be used no more. */
export async function makeStaffLink(
  tx: Db,
  link: Pick<StaffLink, 'shopId' | 'kind' | 'email' | 'role'>,
  { actor, now }: { actor: string; now: Date },
): Promise<{ link: StaffLink; secret: string }> {
  // Two made at once would both be open.
  await lockAll(tx, [`${link.shopId}:staff-link:${link.kind}:${link.email}`]);
  await closeStaffLinks(tx, link, now);
  const secret = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + days[link.kind] * 24 * 60 * 60_000);
  const [made] = await tx
    .insert(staffLinks)
    .values({ ...link, hash: hashOf(secret), createdBy: actor, createdAt: now, expiresAt })
    .returning();
  if (!made) throw new Error('The link was not stored.');
  return { link: made, secret };
}

/** Whoever is removed joins by no old invitation. */
export async function closeStaffLinks(
  tx: Db,
  { shopId, kind, email }: Pick<StaffLink, 'shopId' | 'kind' | 'email'>,
  now: Date,
): Promise<void> {
  const mine = and(eq(staffLinks.shopId, shopId), eq(staffLinks.kind, kind), eq(staffLinks.email, email));
  await tx
    .update(staffLinks)
    .set({ closedAt: now })
    .where(and(mine, isNull(staffLinks.closedAt)));
}

/** The link behind a secret while it can be used; null: unknown, used, withdrawn or too old. */
export async function findStaffLink(
  db: Db,
  kind: StaffLink['kind'],
  secret: string,
  now: Date,
): Promise<StaffLink | null> {
  const [link] = await db
    .select()
    .from(staffLinks)
    .where(isUsable(kind, secret, now));
  return link ?? null;
}

/** The same, and it can be used no more: of many at once one gets it. */
export async function takeStaffLink(
  tx: Db,
  kind: StaffLink['kind'],
  secret: string,
  now: Date,
): Promise<StaffLink | null> {
  const [link] = await tx
    .update(staffLinks)
    .set({ closedAt: now })
    .where(isUsable(kind, secret, now))
    .returning();
  return link ?? null;
}

function isUsable(kind: StaffLink['kind'], secret: string, now: Date) {
  return and(
    eq(staffLinks.hash, hashOf(secret)),
    eq(staffLinks.kind, kind),
    isNull(staffLinks.closedAt),
    gt(staffLinks.expiresAt, now),
  );
}

function hashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}
