import { z } from 'zod';
import type { Db } from '#db/client';
import type { PaymentMethod } from '#db/schema/orders';
import { evaluate } from '#recovery/abnormal-orders/evaluate';
import {
  accessId,
  type CheckoutInput,
  type InvalidInput,
  isInvalid,
  parseCheckout,
  parseInput,
} from '#recovery/orders/checkout-input';
import { insertOrders, type Order, snapshotOf } from '#recovery/orders/insert-orders';
import { findStanding, isSameOrder, learnAccessId, type Payment } from '#recovery/orders/same-order';
import { findListedElsewhere, lockCheckout, storeCheckout } from '#recovery/orders/store-checkout';

export interface NewOrder {
  checkout: CheckoutInput;
  paymentMethod: PaymentMethod;
  /** null when the cart never learnt it, or the order was not paid through GMOPG. */
  accessId?: string | null;
}

export type PlaceOrderResult =
  | { kind: 'OrderPlaced'; order: Order }
  | { kind: 'OrderNumberTaken'; message: string; order: Order }
  | InvalidInput;

/** Stores an order of the cart that had no checkout here (cash on delivery, say). Safe to repeat. */
export async function placeOrder(
  db: Db,
  shopId: string,
  input: NewOrder,
  { now }: { actor: string; now: Date },
): Promise<PlaceOrderResult> {
  const parsed = parseCheckout(input.checkout, { at: 'checkout' });
  if (isInvalid(parsed)) return parsed;
  const paid = parseInput(z.object({ accessId }), { accessId: input.accessId });
  if (isInvalid(paid)) return paid;
  const payment: Payment = { paymentMethod: input.paymentMethod, accessId: paid.accessId };

  return db.transaction(async (tx): Promise<PlaceOrderResult> => {
    const locks = await lockCheckout(tx, shopId, parsed, { accessId: payment.accessId });
    const number = parsed.orderNumber;
    const { byNumber, byAccessId } = await findStanding(tx, shopId, { number, accessId: payment.accessId });
    if (byAccessId && byAccessId.number !== number) {
      return {
        kind: 'OrderNumberTaken',
        message: `This AccessID paid the order ${byAccessId.number} already.`,
        order: byAccessId,
      };
    }
    if (byNumber) {
      if (!isSameOrder(byNumber, payment) || byNumber.total !== parsed.total) {
        return {
          kind: 'OrderNumberTaken',
          message: `Another order has the number ${number}.`,
          order: byNumber,
        };
      }
      const order = await learnAccessId(tx, byNumber, payment.accessId);
      await evaluate(tx, shopId, locks.numbers);
      return { kind: 'OrderPlaced', order };
    }
    const problems = await findListedElsewhere(tx, shopId, parsed);
    if (problems.length > 0) {
      const placed = problems.map(({ path, message }) => ({ path: `checkout.${path}`, message }));
      return { kind: 'InvalidInput', message: 'Some OrderIDs belong to other checkouts.', problems: placed };
    }
    // The checkout stays behind the order: it carries the OrderIDs that lead GMOPG's notices here.
    const checkout = await storeCheckout(tx, shopId, parsed, { locks, now });
    const [order] = await insertOrders(tx, [
      { ...snapshotOf(checkout), ...payment, shopId, number, origin: 'CART', placedAt: now },
    ]);
    if (!order) throw new Error('The order was not stored.');
    await evaluate(tx, shopId, locks.numbers);
    return { kind: 'OrderPlaced', order };
  });
}
