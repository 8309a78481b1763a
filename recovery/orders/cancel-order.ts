import { and, eq, or } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { orders } from '#db/schema/orders';
import { trades } from '#db/schema/trades';
import { withdrawConfirmations } from '#mail/withdraw-confirmations';
import { evaluate } from '#recovery/abnormal-orders/evaluate';
import { isUuid } from '#recovery/is-uuid';
import { lockNumbers } from '#recovery/locks';
import type { Order } from '#recovery/orders/insert-orders';
import { plainText } from '#recovery/plain-text';

export type CancelOrderResult =
  | { kind: 'OrderCancelled'; order: Order }
  | { kind: 'OrderNotFound'; message: string };

/** Notes that the cart cancelled an order; the money is not touched. Safe to repeat: the first reason stays. */
export async function cancelOrder(
  db: Db,
  shopId: string,
  { id, reason }: { id: string; reason: string | null },
  { actor, now }: { actor: string; now: Date },
): Promise<CancelOrderResult> {
  if (!isUuid(id)) return notFound;
  return db.transaction(async (tx): Promise<CancelOrderResult> => {
    const mine = and(eq(orders.shopId, shopId), eq(orders.id, id));
    const [found] = await tx.select().from(orders).where(mine);
    if (!found) return notFound;
    const numbers = await numbersTouched(tx, found);
    await lockNumbers(tx, shopId, numbers);
    const [order] = await tx.select().from(orders).where(mine).for('update');
    if (!order) return notFound;
    if (order.progress === 'CANCELLED') return { kind: 'OrderCancelled', order };

    const [cancelled] = await tx
      .update(orders)
      .set({ progress: 'CANCELLED', cancelledAt: now, cancelReason: plainText(reason) })
      .where(mine)
      .returning();
    if (!cancelled) return notFound;
    await tx.insert(auditEntries).values({
      shopId,
      at: now,
      actor,
      kind: 'ORDER_CANCELLED',
      orderId: id,
      tradeId: cancelled.tradeId,
      detail: { reason: plainText(reason) },
    });
    const withdrawn = 'お送りする前に注文がキャンセルされました。';
    await withdrawConfirmations(tx, { shopId, orderId: id, reason: withdrawn });
    await evaluate(tx, shopId, numbers);
    return { kind: 'OrderCancelled', order: cancelled };
  });
}

const notFound: CancelOrderResult = { kind: 'OrderNotFound', message: 'No order has this id.' };

/** The order's own number, and the numbers of trades that paid it under another one. */
async function numbersTouched(tx: Db, order: Order): Promise<string[]> {
  const paying = or(
    order.accessId === null ? undefined : eq(trades.accessId, order.accessId),
    order.tradeId === null ? undefined : eq(trades.id, order.tradeId),
  );
  if (!paying) return [order.number];
  const rows = await tx
    .select({ number: trades.orderNumber })
    .from(trades)
    .where(and(eq(trades.shopId, order.shopId), paying));
  return [...new Set([order.number, ...rows.map((row) => row.number)])];
}
