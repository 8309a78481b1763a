import { and, desc, eq, like } from 'drizzle-orm';
import type { Db } from '#db/client';
import { checkouts } from '#db/schema/orders';
import type { Ledger } from '#gmopg/simulator/ledger';
import { chargedTotal, type Trade } from '#gmopg/simulator/trade';
import type { PracticeCheckout } from '#graphql/resolvers/practice-gateway';
import { findOrdersByNumbers } from '#recovery/orders/find-known-orders';
import type { Checkout, Order } from '#recovery/orders/insert-orders';
import type { Shop } from '#recovery/shops/create-shop';
import { practiceNotePrefix, storyOfNote } from '#server/practice/practice-stories';
import { tellSteps } from '#server/practice/tell-steps';

const most = 20;

/** What was placed to practise, newest first, told from the shop's own rows and the simulator's ledger; at most 20. */
export async function findPracticeCheckouts(
  db: Db,
  { id, gmopgShopId }: Shop,
  ledger: Ledger,
): Promise<PracticeCheckout[]> {
  const rows = await db
    .select()
    .from(checkouts)
    .where(and(eq(checkouts.shopId, id), like(checkouts.note, `${practiceNotePrefix}%`)))
    .orderBy(desc(checkouts.registeredAt))
    .limit(most);
  const orders = await findOrdersByNumbers(
    db,
    id,
    rows.map(({ orderNumber }) => orderNumber),
  );
  const orderOf = new Map(orders.map((order) => [order.number, order]));
  return rows.flatMap((row) => {
    const ids = [row.orderNumber, ...row.gatewayOrderIds];
    const trades = ids.flatMap((orderId) => ledger.tradeOfOrder(gmopgShopId, orderId) ?? []);
    return describe(row, { trades, order: orderOf.get(row.orderNumber) ?? null }) ?? [];
  });
}

function describe(
  row: Checkout,
  { trades, order }: { trades: Readonly<Trade>[]; order: Order | null },
): PracticeCheckout | null {
  const story = storyOfNote(row.note);
  if (story === null) return null;
  return {
    ...{ orderNumber: row.orderNumber, story, placedAt: row.registeredAt },
    steps: tellSteps(row, { trades, order }),
    trades: trades.map((trade) => ({
      ...{ gatewayOrderId: trade.orderId, gatewayStatus: trade.status, total: trade.amount + trade.tax },
      holdsMoney: chargedTotal(trade) > 0,
    })),
    isMoving: trades.some(isMoving),
  };
}

function isMoving({ events, notices }: Readonly<Trade>): boolean {
  return events.some(({ reply }) => reply === 'PENDING') || notices.some(({ state }) => state === 'WAITING');
}
