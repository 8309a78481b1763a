import { z } from 'zod';
import type { CheckoutInput } from '#recovery/orders/checkout-input';
import type { Fukkyu, Question } from './ask-fukkyu';
import { type Books, keyOf, orderAnswer } from './books';
import type { ShopName } from './storm-shops';

const orderFields = 'id number origin paymentMethod accessId total progress';

/** A cart's side of Fukkyu's API, as README tells carts to use it. What it is answered goes into the books. */
export interface Cart {
  /** false: an order stands under this number already, so nothing is left to pay. */
  register(checkout: CheckoutInput): Promise<boolean>;
  /** Stores the order in the cart and tells Fukkyu, with a checkout or without. */
  storeOrder(checkout: CheckoutInput, payment: Payment): Promise<void>;
  /** Of an order that this cart stored; of none it does nothing. */
  cancelOrder(number: string): Promise<void>;
}

export interface Payment {
  paymentMethod: 'CARD' | 'CASH_ON_DELIVERY';
  /** null where the cart never learnt it. */
  accessId: string | null;
}

export function createCart(shop: ShopName, { fukkyu, books }: { fukkyu: Fukkyu; books: Books }): Cart {
  return {
    register: async (checkout) => {
      const { registerCheckout: told } = await fukkyu.ask(shop, registerCheckout, { input: checkout });
      if (told.__typename === 'InvalidInput') throw new Error(`${checkout.orderNumber}: ${told.message}`);
      if (told.order) books.noteOrder(shop, told.order, 'registerCheckout');
      else books.noteCheckout(shop, checkout, 'REGISTERED');
      return !told.order;
    },
    storeOrder: async (checkout, payment) => {
      const input = { orderNumber: checkout.orderNumber, ...payment };
      const { completeCheckout: told } = await fukkyu.ask(shop, completeCheckout, { input });
      if (told.order) return books.noteOrder(shop, told.order, `completeCheckout, ${told.__typename}`);
      if (told.__typename !== 'CheckoutNotFound') throw new Error(`${checkout.orderNumber}: ${told.message}`);
      const placed = await fukkyu.ask(shop, placeOrder, { input: { checkout, ...payment } });
      const { order, __typename, message } = placed.placeOrder;
      if (!order) throw new Error(`${checkout.orderNumber}: ${message}`);
      books.noteOrder(shop, order, `placeOrder, ${__typename}`);
      if (__typename === 'OrderPlaced') books.noteCheckout(shop, checkout, 'PLACED');
    },
    cancelOrder: async (number) => {
      const order = books.orders.get(keyOf(shop, number));
      if (order === undefined) return;
      const { cancelOrder: told } = await fukkyu.ask(shop, cancelOrder, { id: order.id });
      if (!told.order) throw new Error(`${number}: the order is not there to be cancelled.`);
      books.noteOrder(shop, told.order, 'cancelOrder');
    },
  };
}

const told = z.object({
  __typename: z.string(),
  message: z.string().optional(),
  order: orderAnswer.optional(),
});

const registerCheckout: Question<{ registerCheckout: z.infer<typeof told> }> = {
  query: `mutation ($input: CheckoutInput!) { registerCheckout(input: $input) { __typename
    ... on Refusal { message } ... on OrderAlreadyPlaced { order { ${orderFields} } } } }`,
  answer: z.object({ registerCheckout: told }),
};
const completeCheckout: Question<{ completeCheckout: z.infer<typeof told> }> = {
  query: `mutation ($input: CompleteCheckoutInput!) { completeCheckout(input: $input) { __typename
    ... on Refusal { message } ... on CheckoutCompleted { order { ${orderFields} } }
    ... on OrderNumberTaken { order { ${orderFields} } } } }`,
  answer: z.object({ completeCheckout: told }),
};
const placeOrder: Question<{ placeOrder: z.infer<typeof told> }> = {
  query: `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename
    ... on Refusal { message } ... on OrderPlaced { order { ${orderFields} } }
    ... on OrderNumberTaken { order { ${orderFields} } } } }`,
  answer: z.object({ placeOrder: told }),
};
const cancelOrder: Question<{ cancelOrder: z.infer<typeof told> }> = {
  query: `mutation ($id: ID!) { cancelOrder(id: $id, reason: "お客様のご希望") { __typename
    ... on OrderCancelled { order { ${orderFields} } } } }`,
  answer: z.object({ cancelOrder: told }),
};
