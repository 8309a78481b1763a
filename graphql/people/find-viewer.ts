import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { totpSecrets } from '#db/auth-schema';
import type { Db } from '#db/client';
import { staff } from '#db/schema/people';
import { shops } from '#db/schema/shops';
import type { SignedIn } from '#graphql/people/auth';
import { type Role, rolesUpTo } from '#graphql/people/roles';
import { isUuid } from '#recovery/is-uuid';
import type { Shop } from '#recovery/shops/create-shop';

export interface Workplace {
  shop: Shop;
  /** VIEW while the shop asks for TOTP and they have none. */
  role: Role;
  /** The role that counts once they have it; null: nothing is held back. */
  roleWithTotp: Role | null;
}

/** The shop that somebody signed in works in now: the one asked for where they are staff of it, else their first. */
export async function findWorkplace(
  db: Db,
  user: SignedIn,
  { wantedShopId }: { wantedShopId: string | null },
): Promise<Workplace | null> {
  const wanted = wantedShopId !== null && isUuid(wantedShopId) ? wantedShopId : null;
  const [found] = await db
    .select({ shop: shops, role: staff.role, totpOnSince: totpSecrets.confirmedAt })
    .from(shops)
    .leftJoin(staff, and(eq(staff.shopId, shops.id), eq(staff.userId, user.id)))
    .leftJoin(totpSecrets, eq(totpSecrets.userId, user.id))
    .where(worksIn(user))
    .orderBy(desc(sql`${shops.id} is not distinct from ${wanted}::uuid`), ...firstShop)
    .limit(1);
  if (!found) return null;
  const { shop, totpOnSince } = found;
  const role = user.isAdministrator ? 'MANAGE' : (found.role ?? 'VIEW');
  const isHeldBack =
    shop.requiresTotpFrom !== null && totpOnSince === null && rolesUpTo(role).includes(shop.requiresTotpFrom);
  return isHeldBack ? { shop, role: 'VIEW', roleWithTotp: role } : { shop, role, roleWithTotp: null };
}

/** Every shop that somebody signed in may choose. */
export async function findShopsOf(db: Db, user: SignedIn): Promise<Shop[]> {
  const rows = await db
    .select({ shop: shops })
    .from(shops)
    .leftJoin(staff, and(eq(staff.shopId, shops.id), eq(staff.userId, user.id)))
    .where(worksIn(user))
    .orderBy(...firstShop);
  return rows.map((row) => row.shop);
}

export async function findShop(db: Db, shopId: string): Promise<Shop | null> {
  const [shop] = await db.select().from(shops).where(eq(shops.id, shopId));
  return shop ?? null;
}

const firstShop = [asc(shops.createdAt), asc(shops.id)];

/** Administrators are staff of every shop, of later ones too. */
function worksIn(user: SignedIn) {
  return user.isAdministrator ? sql`true` : eq(staff.userId, user.id);
}
