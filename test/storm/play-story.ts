import { setTimeout as sleep } from 'node:timers/promises';
import type { Simulator } from '#gmopg/simulator/start-simulator';
import type { CheckoutInput } from '#recovery/orders/checkout-input';
import type { Cart } from './cart';
import { looksPaid } from './cart-call';
import type { Chance } from './chance';
import { workInConsole } from './console-work';
import { createOutbox } from './outbox';
import { type Access, type Belief, createPaymentClient } from './payment-clients';
import type { Story } from './plan-story';
import { cardOf, charge, enter, listing, orderIdOf, type Player, send, store } from './player';
import { stormShops } from './storm-shops';

export interface Stage {
  simulator: Simulator;
  chance: Chance;
  /** null: the shop's cart knows nothing of Fukkyu. */
  cart: Cart | null;
}

/** Plays a story to its end, the calls in the background included. */
export async function playStory(story: Story, { simulator, chance, cart }: Stage): Promise<void> {
  const shop = stormShops[story.shop];
  const { client: clientName, isTrusting, name } = story;
  const client = createPaymentClient(clientName, { gatewayUrl: simulator.url, shop, isTrusting });
  const outbox = createOutbox();
  const player: Player = {
    ...{ story, client, outbox, cart, chance, gatewayUrl: simulator.url },
    ...{ trades: 0, hasRegistered: false },
  };
  const checkout = story.clicksTwice ? listing(story, story.checkout, [`${name}-2`]) : story.checkout;

  const sendLate = () => (player.hasRegistered ? null : send(player, checkout));
  const lateCall = story.registers === 'LATE' ? sleep(1_500).then(sendLate) : null;
  const goesOn = story.registers !== 'BEFORE' || (await send(player, checkout)) !== false;
  if (goesOn) await pay(player, simulator, checkout);
  await lateCall;
  await outbox.emptied();
}

async function pay(player: Player, simulator: Simulator, checkout: CheckoutInput): Promise<void> {
  const { story } = player;
  const orderId = orderIdOf(story, 1);
  const second = story.clicksTwice ? charge(player, orderIdOf(story, 2)) : null;
  const access = await enter(player, orderId);
  if (access === null) return void (await second);
  if (story.namesAccessIds && story.registers === 'BEFORE' && !story.clicksTwice)
    await send(player, { ...checkout, accessIds: [access.accessId] });
  const belief = await player.client.pay(access, { ...story.charge, orderId }, cardOf(player, orderId));
  await second;

  const isNameless = await goOn(player, { checkout, access, belief, orderId });
  // Which trade a nameless order belongs to hangs on their first events and totals: nobody touches several, or an amount.
  if (isNameless && (player.trades > 1 || story.inConsole.includes('CHANGE'))) return;
  await workInConsole({ simulator, chance: player.chance }, story, access);
}

/** What the cart does with what it believes. Answers whether it stored an order without AccessID. */
async function goOn(
  player: Player,
  {
    checkout,
    access,
    belief,
    orderId,
  }: { checkout: CheckoutInput; access: Access; belief: Belief; orderId: string },
): Promise<boolean> {
  const { story } = player;
  if (story.charge.job === 'CHECK' || story.charge.job === 'SAUTH') return false;
  switch (belief) {
    case 'PAID':
      if (story.afterSuccess === 'BROWSER_CLOSED') return false;
      if (story.afterSuccess === 'STORE_LATE')
        await sleep(1_000 + 2_000 * player.chance.number(story.name, 'late'));
      await store(player, checkout, access.accessId);
      return false;
    case 'PAID_BLINDLY':
      await store(player, checkout, null);
      return true;
    case 'FAILED':
      return recover(player, { checkout, access, orderId });
  }
}

/** The customer saw an error: what now? */
async function recover(
  player: Player,
  { checkout, access, orderId }: { checkout: CheckoutInput; access: Access; orderId: string },
): Promise<boolean> {
  const { story, gatewayUrl, outbox, cart } = player;
  switch (story.afterFailure) {
    case 'BROWSER_CLOSED':
      return false;
    case 'CASH':
      await outbox.send(async () =>
        cart?.storeOrder(checkout, { paymentMethod: 'CASH_ON_DELIVERY', accessId: null }),
      );
      return false;
    case 'LOOK_UP':
      if (await looksPaid(gatewayUrl, stormShops[story.shop], orderId))
        await store(player, checkout, access.accessId);
      return false;
    case 'SECOND_CARD': {
      const next = orderIdOf(story, story.clicksTwice ? 3 : 2);
      const named = story.namesAccessIds && !story.clicksTwice ? { accessIds: [access.accessId] } : {};
      return payAgain(player, { checkout: { ...listing(story, checkout, [next]), ...named }, orderId: next });
    }
    case 'REORDER': {
      const orderNumber = `${checkout.orderNumber}R`;
      const orderedAt = new Date(checkout.orderedAt.getTime() + 60_000);
      const again = { ...checkout, orderNumber, orderedAt, gatewayOrderIds: [] };
      const isStripped = stormShops[story.shop].stripsOrderSuffix;
      return payAgain(player, { checkout: again, orderId: isStripped ? `${orderNumber}-1` : orderNumber });
    }
  }
}

async function payAgain(
  player: Player,
  { checkout, orderId }: { checkout: CheckoutInput; orderId: string },
): Promise<boolean> {
  const isOpen = player.story.registers === 'NEVER' || (await send(player, checkout)) !== false;
  const paid = isOpen ? await charge(player, orderId) : null;
  if (paid === null || paid.belief === 'FAILED') return false;
  await store(player, checkout, paid.belief === 'PAID' ? paid.access.accessId : null);
  return paid.belief === 'PAID_BLINDLY';
}
