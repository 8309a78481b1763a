import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { orders } from '#db/schema/orders';
import type { Order } from '#recovery/orders/insert-orders';

/**
 * The orders that look like the same wish under another number (domain.md §4, POSSIBLE_REORDER), oldest first, by the
 * order number asked for; a number without any has no entry.
 */
export async function findPossibleReorders(
  db: Db,
  shopId: string,
  numbers: readonly string[],
): Promise<Map<string, Order[]>> {
  if (numbers.length === 0) return new Map();
  const rows = await db
    .select({ number: sql<string>`wanted.number`, order: orders })
    .from(sql`unnest(${sql.param(numbers)}::text[]) as wanted(number)`)
    .innerJoin(sql`lateral possible_reorders(${shopId}::uuid, wanted.number) as found(id)`, sql`true`)
    .innerJoin(orders, and(eq(orders.shopId, shopId), eq(orders.id, sql`found.id`)))
    .orderBy(asc(orders.orderedAt), asc(orders.id));
  const byNumber = new Map<string, Order[]>();
  for (const { number, order } of rows) byNumber.set(number, [...(byNumber.get(number) ?? []), order]);
  return byNumber;
}
