import { storyCards } from '#gmopg/simulator/card-verdict';
import type { FaultName } from '#gmopg/simulator/fault-plan';
import type { PracticeStory } from '#graphql/resolvers/practice-gateway';
import type { CheckoutInput, InvalidInput } from '#recovery/orders/checkout-input';
import type { Payment, PracticeCart } from '#server/practice/practice-cart';
import { orderedAgain } from '#server/practice/practice-order';

type Pick = (below: number) => number;

/** A card that GMOPG's tests use; the simulator approves every card that is no storyCard. */
const goodCard = '4111111111111111';
const amountTooMuch = 500;

/** Plays what the customer and the cart do in a story; refused only where the checkout itself cannot be registered. */
export async function playStory(
  cart: PracticeCart,
  { story, order }: { story: PracticeStory; order: CheckoutInput },
  pick: Pick,
): Promise<InvalidInput | null> {
  const refusal = await cart.register(order);
  if (refusal === null) await acts[story](cart, order, pick);
  return refusal;
}

type Act = (cart: PracticeCart, order: CheckoutInput, pick: Pick) => Promise<unknown>;

const acts: Record<PracticeStory, Act> = {
  COMPLETED: (cart, order) => payAndComplete(cart, order, []),
  REPLY_LOST: (cart, order) => pay(cart, order, ['REPLY_LOST']),
  REPLY_EMPTY: (cart, order) => payAndComplete(cart, order, ['REPLY_EMPTY']),
  NOTICE_FIRST: (cart, order) => payAndComplete(cart, order, ['NOTICE_FIRST']),
  NOTICE_LOST: (cart, order) => pay(cart, order, ['REPLY_LOST', 'RETRIES_EXHAUSTED']),
  DECLINED: (cart, order) => pay(cart, order, [], storyCards.balanceTooLow),
  OUTCOME_UNKNOWN: (cart, order) => pay(cart, order, [], storyCards.unknownAndTaken),
  AMOUNT_DIFFERS: (cart, order) =>
    pay(cart, { ...order, total: order.total + amountTooMuch }, ['REPLY_LOST']),

  PAID_TWICE: async (cart, order) => {
    await pay(cart, order, ['REPLY_LOST']);
    // GMOPG takes an OrderID once: carts append a suffix to try again.
    const orderId = `${order.orderNumber}-2`;
    await cart.register({ ...order, gatewayOrderIds: [orderId] });
    const { total } = order;
    await complete(cart, order, await cart.pay({ orderId, total, faults: [], cardNo: goodCard }));
  },

  CASH_ON_DELIVERY: async (cart, order) => {
    await pay(cart, order, ['REPLY_LOST']);
    await cart.placeCashOnDelivery(order);
  },

  REORDERED: async (cart, order, pick) => {
    await pay(cart, order, ['REPLY_LOST']);
    const again = orderedAgain(order, cart.now(), pick);
    await cart.register(again);
    await payAndComplete(cart, again, []);
  },
};

function pay(
  cart: PracticeCart,
  { orderNumber, total }: CheckoutInput,
  faults: readonly FaultName[],
  cardNo = goodCard,
): Promise<Payment> {
  return cart.pay({ orderId: orderNumber, total, faults, cardNo });
}

async function payAndComplete(cart: PracticeCart, order: CheckoutInput, faults: readonly FaultName[]) {
  await complete(cart, order, await pay(cart, order, faults));
}

/** A cart that takes an empty answer for success, as the third-party clients do, stores an order without its AccessID. */
async function complete(cart: PracticeCart, { orderNumber }: CheckoutInput, payment: Payment): Promise<void> {
  switch (payment.kind) {
    case 'PAID':
      await cart.complete(orderNumber, payment.accessId);
      return;
    case 'EMPTY':
      await cart.complete(orderNumber, null);
      return;
    case 'FAILED':
      return;
  }
}
