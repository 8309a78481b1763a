import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { orders } from '#db/schema/orders';
import { evaluate } from '#recovery/abnormal-orders/evaluate';
import {
  type CheckoutInput,
  type InvalidInput,
  isInvalid,
  parseCheckout,
} from '#recovery/orders/checkout-input';
import type { Checkout, Order } from '#recovery/orders/insert-orders';
import { findListedElsewhere, lockCheckout, storeCheckout } from '#recovery/orders/store-checkout';

export type RegisterCheckoutResult =
  | { kind: 'CheckoutRegistered'; checkout: Checkout }
  | { kind: 'OrderAlreadyPlaced'; message: string; order: Order }
  | InvalidInput;

/**
 * Keeps what the customer is about to pay for, before the cart calls GMOPG. The same number again replaces the
 * snapshot until an order exists. Trades that arrived earlier are evaluated again in the same transaction.
 */
export async function registerCheckout(
  db: Db,
  shopId: string,
  input: CheckoutInput,
  { now }: { actor: string; now: Date },
): Promise<RegisterCheckoutResult> {
  const parsed = parseCheckout(input);
  if (isInvalid(parsed)) return parsed;

  return db.transaction(async (tx): Promise<RegisterCheckoutResult> => {
    const locks = await lockCheckout(tx, shopId, parsed);
    const [order] = await tx
      .select()
      .from(orders)
      .where(and(eq(orders.shopId, shopId), eq(orders.number, parsed.orderNumber)));
    if (order) {
      const message = `The order ${order.number} exists already; its checkout can no longer change.`;
      return { kind: 'OrderAlreadyPlaced', message, order };
    }
    const problems = await findListedElsewhere(tx, shopId, parsed);
    if (problems.length > 0)
      return { kind: 'InvalidInput', message: 'Some OrderIDs belong to other checkouts.', problems };

    const checkout = await storeCheckout(tx, shopId, parsed, { locks, now });
    await evaluate(tx, shopId, locks.numbers);
    return { kind: 'CheckoutRegistered', checkout };
  });
}
