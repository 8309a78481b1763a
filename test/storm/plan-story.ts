import type { CheckoutInput } from '#recovery/orders/checkout-input';
import type { Chance } from './chance';
import type { Charge, ClientName } from './payment-clients';
import type { ShopName } from './storm-shops';

/** What one customer does and how their cart behaves, decided before anything happens. */
export interface Story {
  name: string;
  shop: ShopName;
  checkout: CheckoutInput;
  client: ClientName;
  /** Takes a reply without a word for success. The public clients always do. */
  isTrusting: boolean;
  /** LATE: the call failed at first and is repeated in the background. */
  registers: 'BEFORE' | 'LATE' | 'NEVER';
  /** Registers a second time with the AccessID of EntryTran: from then on only that trade is expected. */
  namesAccessIds: boolean;
  charge: Omit<Charge, 'orderId'>;
  afterSuccess: 'STORE' | 'STORE_LATE' | 'BROWSER_CLOSED';
  /** BROWSER_CLOSED: nothing more is heard. SECOND_CARD: another OrderID, same number. REORDER: a new number. */
  afterFailure: 'BROWSER_CLOSED' | 'SECOND_CARD' | 'CASH' | 'REORDER' | 'LOOK_UP';
  /** Pays twice at once under two OrderIDs; the cart sees only the first. */
  clicksTwice: boolean;
  cancelsOrder: boolean;
  /** By hand in GMOPG's console, one after the other, a second apart at the least. */
  inConsole: readonly ('SALES' | 'VOID' | 'CHANGE' | 'AUTH')[];
}

export function planStory(chance: Chance, n: number, startedAt: Date): Story {
  const name = `T${String(n).padStart(5, '0')}`;
  const [of, happens] = [chance.pick, (p: number, what: string) => chance.happens(p, name, what)];
  const shop = of({ north: 48, south: 26, west: 20, stranger: 6 }, name, 'shop');
  const client = of({ OWN: 70, MOTIONPICTURE: 15, GMOPG: 15 }, name, 'client');
  const checkout = planCheckout(chance, name, startedAt);
  const job = of({ CAPTURE: 66, AUTH: 28, CHECK: 3, SAUTH: 3 }, name, 'job');
  return {
    ...{ name, shop, client, checkout },
    isTrusting: client !== 'OWN' || happens(0.5, 'trusting'),
    registers: of({ BEFORE: 84, LATE: 8, NEVER: 8 }, name, 'registers'),
    namesAccessIds: happens(0.15, 'AccessIDs'),
    charge: { job, ...planAmount(chance, name, checkout.total) },
    afterSuccess: of({ STORE: 86, STORE_LATE: 8, BROWSER_CLOSED: 6 }, name, 'after success'),
    afterFailure: of(
      { BROWSER_CLOSED: 45, SECOND_CARD: 22, CASH: 14, REORDER: 11, LOOK_UP: 8 },
      ...[name, 'after failure'],
    ),
    clicksTwice: happens(0.06, 'second click'),
    cancelsOrder: happens(0.06, 'cancels'),
    inConsole: planConsole(chance, name, job),
  };
}

/** One in 25 is charged otherwise than the cart reckoned. */
function planAmount(chance: Chance, name: string, total: number): { amount: number; tax: number } {
  const tax = chance.happens(0.25, name, 'tax') ? Math.floor(total / 11) : 0;
  const error = chance.happens(0.04, name, 'other amount') ? 100 : 0;
  return { amount: total - tax + error, tax };
}

function planCheckout(chance: Chance, name: string, orderedAt: Date): CheckoutInput & { total: number } {
  const quantity = 1 + Math.floor(chance.number(name, 'quantity') * 3);
  const unitPrice = 500 + Math.floor(chance.number(name, 'price') * 20_000);
  const shippingFee = chance.happens(0.5, name, 'shipping') ? 600 : 0;
  const subtotal = quantity * unitPrice;
  const address = '東京都千代田区千代田1-1';
  return {
    orderNumber: name,
    orderedAt,
    customer: { memberId: `m-${name}`, name: `嵐 ${name}`, email: `${name.toLowerCase()}@example.jp` },
    lines: [{ sku: `cup-${name}`, name: '湯呑み', quantity, unitPrice }],
    shipments: [{ name: `嵐 ${name}`, address }],
    ...{ subtotal, shippingFee, total: subtotal + shippingFee },
  };
}

function planConsole(chance: Chance, name: string, job: Charge['job']): Story['inConsole'] {
  const sale = job === 'AUTH' && chance.happens(0.5, name, 'sale') ? (['SALES'] as const) : [];
  const rest = {
    ...{ NOTHING: 84, CHANGE: 5, VOID: 8, VOID_AND_BACK: 3 },
  };
  switch (chance.pick(rest, name, 'console')) {
    case 'NOTHING':
      return sale;
    case 'CHANGE':
      return [...sale, 'CHANGE'];
    case 'VOID':
      return [...sale, 'VOID'];
    case 'VOID_AND_BACK':
      return [...sale, 'VOID', 'AUTH'];
  }
}
