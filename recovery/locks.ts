import { sql } from 'drizzle-orm';
import type { Db } from '#db/client';

// Two classes of locks, taken in this order and released by the commit, so that nobody waits in a circle:
// what GMOPG calls things (trade keys, AccessIDs, OrderIDs), then the cart's order numbers.

export async function lockGatewayKeys(tx: Db, shopId: string, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await tx.execute(sql`select lock_gateway_keys(${shopId}, ${sql.param(keys)}::text[])`);
}

export async function lockNumbers(tx: Db, shopId: string, numbers: readonly string[]): Promise<void> {
  if (numbers.length > 0) await tx.execute(sql`select lock_numbers(${shopId}, ${sql.param(numbers)}::text[])`);
}

/** Serialises the registrations of one checkout; taken before both classes. */
export async function lockRegistration(tx: Db, shopId: string, orderNumber: string): Promise<void> {
  await tx.execute(sql`select lock_all(array[${`${shopId}:registration:${orderNumber}`}])`);
}
