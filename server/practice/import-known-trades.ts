import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { trades } from '#db/schema/trades';
import { cardStatuses } from '#gmopg/card-status';
import type { Simulator } from '#gmopg/simulator/start-simulator';
import type { Shop } from '#recovery/shops/create-shop';

/**
 * Gives a simulator whose ledger is new the trades that the practice shop has rows of: the guide's story, and whatever was
 * practised before its ledger was lost. Else GMOPG would deny every one of them.
 */
export async function importKnownTrades(
  db: Db,
  { id, gmopgShopId }: Shop,
  simulator: Simulator,
): Promise<void> {
  if (simulator.ledger.trades().length > 0) return;
  const known = await db.select().from(trades).where(eq(trades.shopId, id)).orderBy(asc(trades.receivedAt));
  for (const trade of known) {
    const {
      accessId,
      gatewayOrderId: orderId,
      gatewayStatus,
      jobCode,
      amount,
      tax,
      tranId,
      approval,
    } = trade;
    const status = cardStatuses.find((name) => name === gatewayStatus);
    const isTaken = simulator.ledger.tradeOfOrder(gmopgShopId, orderId) !== null;
    if (accessId === null || status === undefined || isTaken) continue;
    simulator.importTrade({
      ...{ shopId: gmopgShopId, orderId, accessId, status, amount, tax },
      tranDate: trade.tranDate ?? trade.receivedAt,
      ...(jobCode !== null && { jobCode }),
      ...(tranId !== null && { tranId }),
      ...(approval !== null && { approve: approval }),
    });
  }
}
