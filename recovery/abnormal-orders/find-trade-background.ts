import { and, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { checkouts, orders } from '#db/schema/orders';
import { trades } from '#db/schema/trades';
import { isUuid } from '#recovery/is-uuid';
import type { TradeBackground } from '#recovery/mails/write-cancellation-mail';

/** A listed trade with the order and the checkout under its number; null when this shop lists no such row. */
export async function findTradeBackground(
  db: Db,
  shopId: string,
  tradeId: string,
): Promise<TradeBackground | null> {
  if (!isUuid(tradeId)) return null;
  const [found] = await db
    .select({ trade: trades, order: orders, checkout: checkouts })
    .from(trades)
    .leftJoin(orders, and(eq(orders.shopId, trades.shopId), eq(orders.number, trades.orderNumber)))
    .leftJoin(
      checkouts,
      and(eq(checkouts.shopId, trades.shopId), eq(checkouts.orderNumber, trades.orderNumber)),
    )
    .where(and(eq(trades.shopId, shopId), eq(trades.id, tradeId), isNotNull(trades.status)));
  return found ?? null;
}
