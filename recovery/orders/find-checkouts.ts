import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { keptStatement } from '#db/kept-statement';
import { checkouts } from '#db/schema/orders';
import type { Checkout } from '#recovery/orders/insert-orders';

/** The checkouts with these order numbers, in any order; of each at least the number, and the columns given. */
export async function findCheckoutsByNumbers(
  db: Db,
  shopId: string,
  numbers: readonly string[],
  columns = getTableColumns(checkouts),
): Promise<Checkout[]> {
  if (numbers.length === 0) return [];
  const isAsked = sql`${checkouts.orderNumber} = any(${sql.placeholder('numbers')}::text[])`;
  return keptStatement(db, `checkouts by numbers ${Object.keys(columns)}`, (name) =>
    db
      .select(columns)
      .from(checkouts)
      .where(and(eq(checkouts.shopId, sql.placeholder('shopId')), isAsked))
      .prepare(name),
  ).execute({ shopId, numbers: [...numbers] });
}
