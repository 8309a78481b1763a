import { sql } from 'drizzle-orm';
import type { Db } from '#db/client';

/**
 * Evaluates the rule (domain.md §4) for every trade under these order numbers and stores the result: the only way a
 * status is written. Belongs in the transaction of the fact that changed, after lockNumbers.
 */
export async function evaluate(tx: Db, shopId: string, numbers: readonly string[]): Promise<void> {
  if (numbers.length === 0) return;
  await tx.execute(sql`select evaluate(${shopId}, ${sql.param(numbers)}::text[])`);
}
