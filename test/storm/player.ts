import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckoutInput } from '#recovery/orders/checkout-input';
import type { Cart } from './cart';
import type { Chance } from './chance';
import type { Outbox } from './outbox';
import type { Access, Belief, PaymentClient } from './payment-clients';
import type { Story } from './plan-story';
import { stormCards } from './secret-watch';
import { stormShops } from './storm-shops';

/** One customer before one cart. */
export interface Player {
  story: Story;
  client: PaymentClient;
  outbox: Outbox;
  cart: Cart | null;
  chance: Chance;
  gatewayUrl: string;
  /** How many were opened so far. */
  trades: number;
  /** A registration is on its way or there: what was put off is stale. */
  hasRegistered: boolean;
}

/** Opens a trade and pays it; null: no trade was opened. */
export async function charge(
  player: Player,
  orderId: string,
): Promise<{ access: Access; belief: Belief } | null> {
  const access = await enter(player, orderId);
  if (access === null) return null;
  const belief = await player.client.pay(
    access,
    { ...player.story.charge, orderId },
    cardOf(player, orderId),
  );
  return { access, belief };
}

/** Opening a trade takes no money: a cart just tries again. */
export async function enter(player: Player, orderId: string): Promise<Access | null> {
  for (let attempt = 1; attempt <= 4; attempt++) {
    const access = await player.client.enter({ ...player.story.charge, orderId });
    if (access !== null) {
      player.trades++;
      return access;
    }
    await sleep(150);
  }
  return null;
}

/** Registers the checkout behind the sale. */
export function send(player: Player, checkout: CheckoutInput): Promise<boolean | null> {
  const { outbox, cart } = player;
  player.hasRegistered = true;
  return outbox.send(async () => (cart === null ? true : cart.register(checkout)));
}

/** Stores the order in the cart; one in some cancels it soon after. */
export async function store(
  { outbox, cart, story }: Player,
  checkout: CheckoutInput,
  accessId: string | null,
) {
  await outbox.send(async () => cart?.storeOrder(checkout, { paymentMethod: 'CARD', accessId }));
  if (!story.cancelsOrder) return;
  await sleep(1_000);
  await outbox.send(async () => cart?.cancelOrder(checkout.orderNumber));
}

export function orderIdOf({ shop, name }: Story, n: number): string {
  return n === 1 && !stormShops[shop].stripsOrderSuffix ? name : `${name}-${n}`;
}

/** A cart whose shop strips suffixes names no OrderIDs. */
export function listing({ shop }: Story, checkout: CheckoutInput, orderIds: string[]): CheckoutInput {
  if (stormShops[shop].stripsOrderSuffix) return checkout;
  return { ...checkout, gatewayOrderIds: [...(checkout.gatewayOrderIds ?? []), ...orderIds] };
}

export function cardOf({ chance }: Player, orderId: string): string {
  return stormCards[Math.floor(chance.number(orderId, 'card') * stormCards.length)] ?? stormCards[0];
}
