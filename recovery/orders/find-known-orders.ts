import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { keptStatement } from '#db/kept-statement';
import { orders } from '#db/schema/orders';
import { isUuid } from '#recovery/is-uuid';
import type { Order } from '#recovery/orders/insert-orders';

/** The orders with these ids, in any order. */
export async function findOrdersByIds(db: Db, shopId: string, ids: readonly string[]): Promise<Order[]> {
  const named = ids.filter(isUuid);
  if (named.length === 0) return [];
  return db
    .select()
    .from(orders)
    .where(and(eq(orders.shopId, shopId), inArray(orders.id, named)));
}

/** The orders with these numbers, in any order; of each the columns given. */
export async function findOrdersByNumbers(
  db: Db,
  shopId: string,
  numbers: readonly string[],
  columns = getTableColumns(orders),
): Promise<Order[]> {
  if (numbers.length === 0) return [];
  const isAsked = sql`${orders.number} = any(${sql.placeholder('numbers')}::text[])`;
  return keptStatement(db, `orders by numbers ${Object.keys(columns)}`, (name) =>
    db
      .select(columns)
      .from(orders)
      .where(and(eq(orders.shopId, sql.placeholder('shopId')), isAsked))
      .prepare(name),
  ).execute({ shopId, numbers: [...numbers] });
}
