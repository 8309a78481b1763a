import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { keptStatement } from '#db/kept-statement';
import { checkouts } from '#db/schema/orders';
import type { Checkout } from '#recovery/orders/insert-orders';

/** The checkouts with these order numbers, in any order. */
export async function findCheckoutsByNumbers(
  db: Db,
  shopId: string,
  numbers: readonly string[],
): Promise<Checkout[]> {
  if (numbers.length === 0) return [];
  const isAsked = sql`${checkouts.orderNumber} = any(${sql.placeholder('numbers')}::text[])`;
  return keptStatement(db, 'checkouts by numbers', (name) =>
    db
      .select()
      .from(checkouts)
      .where(and(eq(checkouts.shopId, sql.placeholder('shopId')), isAsked))
      .prepare(name),
  ).execute({ shopId, numbers: [...numbers] });
}
