import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { orders, type PaymentMethod } from '#db/schema/orders';
import type { Order } from '#recovery/orders/insert-orders';

export interface Payment {
  paymentMethod: PaymentMethod;
  /** null when the cart never learnt it. */
  accessId: string | null;
}

/** The order under this number, and the one this AccessID paid, if any. Locks on both are held. */
export async function findStanding(
  tx: Db,
  shopId: string,
  { number, accessId }: { number: string; accessId: string | null },
): Promise<{ byNumber: Order | null; byAccessId: Order | null }> {
  const [byNumber] = await tx
    .select()
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.number, number)));
  if (accessId === null) return { byNumber: byNumber ?? null, byAccessId: null };
  const [byAccessId] = await tx
    .select()
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.accessId, accessId)));
  return { byNumber: byNumber ?? null, byAccessId: byAccessId ?? null };
}

/** Whether a cart that says `payment` speaks of this very order: then it is answered again instead of a second one. */
export function isSameOrder(order: Order, payment: Payment): boolean {
  if (order.paymentMethod !== payment.paymentMethod) return false;
  // A restored order knows its trade, with or without an AccessID: another AccessID is another charge.
  if (order.origin === 'RESTORED' && payment.accessId !== null) return order.accessId === payment.accessId;
  return payment.accessId === null || order.accessId === null || order.accessId === payment.accessId;
}

/** The cart learnt the AccessID later than the order: from now on the order is paid by that trade. */
export async function learnAccessId(tx: Db, order: Order, accessId: string | null): Promise<Order> {
  if (accessId === null || order.accessId !== null) return order;
  const [learnt] = await tx
    .update(orders)
    .set({ accessId })
    .where(and(eq(orders.shopId, order.shopId), eq(orders.id, order.id)))
    .returning();
  return learnt ?? order;
}
