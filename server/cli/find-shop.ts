import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { shops } from '#db/schema/shops';
import { isUuid } from '#recovery/is-uuid';
import type { Shop } from '#recovery/shops/create-shop';
import { CliRefusal } from '#server/cli/answer';

/** By our id or by GMOPG's ShopID. */
export async function findShop(db: Db, name: string): Promise<Shop> {
  const [shop] = await db
    .select()
    .from(shops)
    .where(isUuid(name) ? eq(shops.id, name) : eq(shops.gmopgShopId, name));
  if (!shop) throw new CliRefusal(`There is no shop ${name}: see \`shop list\`.`);
  return shop;
}

export function allShops(db: Db): Promise<Shop[]> {
  return db.select().from(shops).orderBy(asc(shops.createdAt), asc(shops.id));
}
