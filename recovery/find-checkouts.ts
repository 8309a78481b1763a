import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { checkouts } from '#db/schema';
import type { Checkout } from '#recovery/insert-orders';

/** The checkouts with these order numbers, in any order. */
export async function findCheckoutsByNumbers(
  db: Db,
  shopId: string,
  numbers: readonly string[],
): Promise<Checkout[]> {
  if (numbers.length === 0) return [];
  return db
    .select()
    .from(checkouts)
    .where(and(eq(checkouts.shopId, shopId), inArray(checkouts.orderNumber, [...numbers])));
}
