import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { trades } from '#db/schema/trades';
import { isUuid } from '#recovery/is-uuid';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

/** The trades that paid these orders, listed or not: a reversed one is worth a warning on its order. */
export async function findTradesOfOrders(
  db: Db,
  shopId: string,
  orderIds: readonly string[],
): Promise<Trade[]> {
  const named = orderIds.filter(isUuid);
  if (named.length === 0) return [];
  return db
    .select()
    .from(trades)
    .where(and(eq(trades.shopId, shopId), isNotNull(trades.paidOrderId), inArray(trades.paidOrderId, named)));
}

/** The abnormal orders among the trades that paid these orders: the restored ones. */
export async function findAbnormalOrdersOfOrders(
  db: Db,
  shopId: string,
  orderIds: readonly string[],
): Promise<Trade[]> {
  const paying = await findTradesOfOrders(db, shopId, orderIds);
  return paying.filter((trade) => trade.status !== null);
}

/** The trades that notices with these keys belong to, listed or not. */
export async function findTradesByKeys(
  db: Db,
  shopId: string,
  tradeKeys: readonly string[],
): Promise<Trade[]> {
  if (tradeKeys.length === 0) return [];
  return db
    .select()
    .from(trades)
    .where(and(eq(trades.shopId, shopId), inArray(trades.tradeKey, [...tradeKeys])));
}

/** The trades with these ids, listed or not: a row that left the lists is told of once more. */
export async function findTradesByIds(db: Db, shopId: string, ids: readonly string[]): Promise<Trade[]> {
  const named = ids.filter(isUuid);
  if (named.length === 0) return [];
  return db
    .select()
    .from(trades)
    .where(and(eq(trades.shopId, shopId), inArray(trades.id, named)));
}
