import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { trades } from '#db/schema/trades';

// Two classes of locks, taken in this order and released by the commit, so that nobody waits in a circle:
// what GMOPG calls things (trade keys, AccessIDs, OrderIDs), then the cart's order numbers.

export async function lockGatewayKeys(tx: Db, shopId: string, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await tx.execute(sql`select lock_gateway_keys(${shopId}, ${sql.param(keys)}::text[])`);
}

export async function lockNumbers(tx: Db, shopId: string, numbers: readonly string[]): Promise<void> {
  if (numbers.length > 0)
    await tx.execute(sql`select lock_numbers(${shopId}, ${sql.param(numbers)}::text[])`);
}

/** Serialises the registrations of one checkout; taken before both classes. */
export async function lockRegistration(tx: Db, shopId: string, orderNumber: string): Promise<void> {
  await lockAll(tx, [`${shopId}:registration:${orderNumber}`]);
}

/** Whatever has no class: taken alone, or before both. Released by the commit. */
export async function lockAll(tx: Db, names: readonly string[]): Promise<void> {
  await tx.execute(sql`select lock_all(${sql.param(names)}::text[])`);
}

/** Both classes for these rows: nothing about them changes until the commit. Answers their order numbers. */
export async function lockAbnormalOrders(tx: Db, shopId: string, ids: readonly string[]): Promise<string[]> {
  const mine = and(eq(trades.shopId, shopId), inArray(trades.id, [...ids]));
  const keys = await tx
    .select({ key: trades.tradeKey, orderId: trades.gatewayOrderId })
    .from(trades)
    .where(mine);
  await lockGatewayKeys(
    tx,
    shopId,
    keys.flatMap(({ key, orderId }) => [key, orderId]),
  );
  // Read again: with the first class held, the number of a trade stays what it is.
  const rows = await tx.select({ number: trades.orderNumber }).from(trades).where(mine);
  const numbers = [...new Set(rows.map((row) => row.number))];
  await lockNumbers(tx, shopId, numbers);
  return numbers;
}
