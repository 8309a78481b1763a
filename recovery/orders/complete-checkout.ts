import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { checkouts, type PaymentMethod } from '#db/schema/orders';
import { trades } from '#db/schema/trades';
import { evaluate } from '#recovery/abnormal-orders/evaluate';
import { lockGatewayKeys, lockNumbers } from '#recovery/locks';
import {
  accessId,
  type InvalidInput,
  isInvalid,
  orderNumber,
  parseInput,
} from '#recovery/orders/checkout-input';
import { insertOrders, type Order, snapshotOf } from '#recovery/orders/insert-orders';
import { findStanding, isSameOrder, learnAccessId } from '#recovery/orders/same-order';

export interface Completion {
  orderNumber: string;
  paymentMethod: PaymentMethod;
  /** null when the cart never learnt it. */
  accessId?: string | null;
}

export type CompleteCheckoutResult =
  | { kind: 'CheckoutCompleted'; order: Order }
  | { kind: 'CheckoutNotFound'; message: string; orderNumber: string }
  | { kind: 'OrderNumberTaken'; message: string; order: Order }
  | InvalidInput;

const completion = z.object({ orderNumber, accessId });

/**
 * Makes the checkout an order because the cart's own answer arrived. Safe to repeat, and safe against a restore of the
 * same number at the same moment: whoever comes second is answered the order of the first.
 */
export async function completeCheckout(
  db: Db,
  shopId: string,
  { paymentMethod, ...input }: Completion,
  { now }: { actor: string; now: Date },
): Promise<CompleteCheckoutResult> {
  const parsed = parseInput(completion, input);
  if (isInvalid(parsed)) return parsed;
  const payment = { paymentMethod, accessId: parsed.accessId };

  return db.transaction(async (tx): Promise<CompleteCheckoutResult> => {
    const numbers = await lockPayment(tx, shopId, { number: parsed.orderNumber, accessId: parsed.accessId });
    const { byNumber, byAccessId } = await findStanding(tx, shopId, {
      number: parsed.orderNumber,
      accessId: parsed.accessId,
    });
    if (byAccessId && byAccessId.number !== parsed.orderNumber) {
      return {
        kind: 'OrderNumberTaken',
        message: `This AccessID paid the order ${byAccessId.number} already.`,
        order: byAccessId,
      };
    }
    if (byNumber && !isSameOrder(byNumber, payment)) {
      return {
        kind: 'OrderNumberTaken',
        message: `The order ${byNumber.number} exists and was paid otherwise.`,
        order: byNumber,
      };
    }
    const order = byNumber
      ? await learnAccessId(tx, byNumber, parsed.accessId)
      : await orderFromCheckout(tx, shopId, { number: parsed.orderNumber, payment, now });
    if (!order) {
      const message = `No checkout ${parsed.orderNumber} is registered; use placeOrder for an order that had none.`;
      return { kind: 'CheckoutNotFound', message, orderNumber: parsed.orderNumber };
    }
    await evaluate(tx, shopId, numbers);
    return { kind: 'CheckoutCompleted', order };
  });
}

async function lockPayment(
  tx: Db,
  shopId: string,
  { number, accessId }: { number: string; accessId: string | null },
): Promise<string[]> {
  if (accessId === null) {
    await lockNumbers(tx, shopId, [number]);
    return [number];
  }
  await lockGatewayKeys(tx, shopId, [accessId]);
  const paid = await tx
    .select({ number: trades.orderNumber })
    .from(trades)
    .where(and(eq(trades.shopId, shopId), eq(trades.accessId, accessId)));
  const numbers = [...new Set([number, ...paid.map((trade) => trade.number)])];
  await lockNumbers(tx, shopId, numbers);
  return numbers;
}

async function orderFromCheckout(
  tx: Db,
  shopId: string,
  {
    number,
    payment,
    now,
  }: { number: string; payment: { paymentMethod: PaymentMethod; accessId: string | null }; now: Date },
): Promise<Order | null> {
  const [checkout] = await tx
    .select()
    .from(checkouts)
    .where(and(eq(checkouts.shopId, shopId), eq(checkouts.orderNumber, number)));
  if (!checkout) return null;
  const [order] = await insertOrders(tx, [
    { ...snapshotOf(checkout), ...payment, shopId, number, origin: 'CART', placedAt: now },
  ]);
  return order ?? null;
}
