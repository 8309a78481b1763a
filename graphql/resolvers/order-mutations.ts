import type { Context } from '#graphql/context';
import type { InputOf } from '#graphql/resolvers/input-of';
import { cancelOrder } from '#recovery/orders/cancel-order';
import { completeCheckout } from '#recovery/orders/complete-checkout';
import { placeOrder } from '#recovery/orders/place-order';
import { registerCheckout } from '#recovery/orders/register-checkout';

export const orderMutations = {
  registerCheckout: (
    _: unknown,
    { input }: { input: InputOf<'CheckoutInput'> },
    { db, shopId, by }: Context,
  ) => registerCheckout(db, shopId, input, by),

  completeCheckout: (
    _: unknown,
    { input }: { input: InputOf<'CompleteCheckoutInput'> },
    { db, shopId, by }: Context,
  ) => completeCheckout(db, shopId, { ...input, paymentMethod: input.paymentMethod ?? 'CARD' }, by),

  placeOrder: (_: unknown, { input }: { input: InputOf<'PlaceOrderInput'> }, { db, shopId, by }: Context) =>
    placeOrder(db, shopId, input, by),

  cancelOrder: (
    _: unknown,
    { id, reason }: { id: string; reason?: string | null },
    { db, shopId, by }: Context,
  ) => cancelOrder(db, shopId, { id, reason: reason ?? null }, by),
};
