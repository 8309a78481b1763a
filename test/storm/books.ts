import { z } from 'zod';
import type { CheckoutInput } from '#recovery/orders/checkout-input';
import type { ShopName } from './storm-shops';

export const orderAnswer = z.object({
  id: z.string(),
  number: z.string(),
  origin: z.enum(['CART', 'RESTORED']),
  paymentMethod: z.string(),
  accessId: z.string().nullable(),
  total: z.number(),
  progress: z.string(),
});

export type BookedOrder = z.infer<typeof orderAnswer> & { shop: ShopName };
export type BookedCheckout = CheckoutInput & { shop: ShopName };

export interface Deed {
  /** Milliseconds of the real clock, when it was answered. */
  at: number;
  did: string;
  answer: string;
}

/** What carts and staff know for themselves: every order that Fukkyu answered them, every deed. Never read from Fukkyu's lists. */
export interface Books {
  checkouts: ReadonlyMap<string, BookedCheckout>;
  orders: ReadonlyMap<string, BookedOrder>;
  /** Keys of checkouts that Fukkyu knew before there was an order. */
  registered: ReadonlySet<string>;
  /** By AccessID. */
  deeds: ReadonlyMap<string, readonly Deed[]>;
  /** AccessIDs that staff deleted, with the moment of the last answer that says so. */
  deletedAt: Map<string, number>;
  /** What carts and staff were told that cannot be true together. */
  contradictions: string[];
  noteCheckout(shop: ShopName, checkout: CheckoutInput, how: 'REGISTERED' | 'PLACED'): void;
  noteOrder(shop: ShopName, order: z.infer<typeof orderAnswer>, told: string): void;
  noteDeed(accessId: string, did: string, answer: string): void;
}

export function createBooks(): Books {
  const checkouts = new Map<string, BookedCheckout>();
  const orders = new Map<string, BookedOrder>();
  const registered = new Set<string>();
  const deeds = new Map<string, Deed[]>();
  const contradictions: string[] = [];
  return {
    ...{ checkouts, registered, orders, deeds, contradictions },
    deletedAt: new Map(),
    noteCheckout: (shop, checkout, how) => {
      checkouts.set(keyOf(shop, checkout.orderNumber), { ...checkout, shop });
      if (how === 'REGISTERED') registered.add(keyOf(shop, checkout.orderNumber));
    },
    noteOrder: (shop, order, told) => {
      const known = orders.get(keyOf(shop, order.number));
      if (known !== undefined && !isSame(known, order))
        contradictions.push(`${told}: ${JSON.stringify(order)}, but earlier ${JSON.stringify(known)}`);
      orders.set(keyOf(shop, order.number), { ...mergeOrders(known, order), shop });
    },
    noteDeed: (accessId, did, answer) => {
      const told = deeds.get(accessId) ?? [];
      deeds.set(accessId, [...told, { at: Date.now(), did, answer }]);
    },
  };
}

export function keyOf(shop: ShopName, number: string): string {
  return `${shop}/${number}`;
}

/** An order may learn its AccessID and be cancelled; nothing else of it ever changes. */
function isSame(known: z.infer<typeof orderAnswer>, told: z.infer<typeof orderAnswer>): boolean {
  const hasSameAccessId =
    known.accessId === null || told.accessId === null || known.accessId === told.accessId;
  const names = ['id', 'origin', 'paymentMethod', 'total'] as const;
  return hasSameAccessId && names.every((name) => known[name] === told[name]);
}

/** Answers to calls that ran at once may be read in either order. */
function mergeOrders(
  known: z.infer<typeof orderAnswer> | undefined,
  told: z.infer<typeof orderAnswer>,
): z.infer<typeof orderAnswer> {
  const isCancelled = known?.progress === 'CANCELLED' || told.progress === 'CANCELLED';
  return {
    ...told,
    accessId: told.accessId ?? known?.accessId ?? null,
    progress: isCancelled ? 'CANCELLED' : told.progress,
  };
}
