import type { Money } from '#gmopg/card-status';
import { compareBytes } from './fold';

/** A card trade after the fold. */
export interface TradeFacts {
  tradeKey: string;
  accessId: string | null;
  orderNumber: string | null;
  money: Money;
  total: number;
  currency: string;
  firstTranDate: Date | null;
  isDeleted: boolean;
}

export interface CheckoutFacts {
  orderNumber: string;
  total: number;
  accessIds: readonly string[];
}

export interface OrderFacts {
  number: string;
  origin: 'CART' | 'RESTORED';
  paymentMethod: string;
  accessId: string | null;
  /** The trade it was restored from: a trade without AccessID has no other tie to its order. */
  restoredTradeKey: string | null;
  total: number;
  isCancelled: boolean;
}

export interface Facts {
  trades: readonly TradeFacts[];
  checkouts: readonly CheckoutFacts[];
  orders: readonly OrderFacts[];
}

export type Warning = 'AMOUNT_DIFFERS' | 'PAYMENT_REVERSED' | 'SIBLING_TRADE';
export type Reason =
  | 'NO_CHECKOUT'
  | 'ACCESS_ID_MISMATCH'
  | 'AMOUNT_MISMATCH'
  | 'CURRENCY'
  | 'ORDER_CANCELLED'
  | 'PAYMENT_REVERSED'
  | 'OUTCOME_UNKNOWN'
  | 'ORDER_EXISTS';

export type Verdict =
  | { status: null; paidOrder: OrderFacts | null }
  | { status: 'RESTORABLE' | 'RESTORED'; reason: null; warnings: Warning[]; isOpen: boolean }
  | { status: 'DUPLICATE' | 'UNRECOVERABLE'; reason: Reason; warnings: []; isOpen: boolean };

/** domain.md §4, line by line, in plain TypeScript: what the product's SQL is compared with. Status null: not listed. */
export function judgeTrade(trade: TradeFacts, facts: Facts): Verdict {
  const isOpen = ['HELD', 'TAKEN', 'UNKNOWN'].includes(trade.money) && !trade.isDeleted;
  const unrecoverable = (reason: Reason): Verdict => ({
    status: 'UNRECOVERABLE',
    reason,
    warnings: [],
    isOpen,
  });
  const order = facts.orders.find(({ number }) => number === trade.orderNumber);
  const checkout = facts.checkouts.find(({ orderNumber }) => orderNumber === trade.orderNumber);
  const paid = paidOrder(trade, facts);

  if (trade.money === 'NONE') return { status: null, paidOrder: null };
  if (paid?.origin === 'RESTORED')
    return { status: 'RESTORED', reason: null, warnings: restoredWarnings(trade, paid), isOpen: false };
  if (paid !== undefined) return { status: null, paidOrder: paid };
  if (order?.isCancelled) return unrecoverable('ORDER_CANCELLED');
  if (order !== undefined) return { status: 'DUPLICATE', reason: 'ORDER_EXISTS', warnings: [], isOpen };
  if (trade.money === 'REVERSED') return unrecoverable('PAYMENT_REVERSED');
  if (trade.money === 'UNKNOWN') return unrecoverable('OUTCOME_UNKNOWN');
  if (!isYen(trade)) return unrecoverable('CURRENCY');
  if (checkout === undefined) return unrecoverable('NO_CHECKOUT');
  if (!isExpected(trade.accessId, checkout.accessIds)) return unrecoverable('ACCESS_ID_MISMATCH');
  if (checkout.total !== trade.total) return unrecoverable('AMOUNT_MISMATCH');
  return {
    status: 'RESTORABLE',
    reason: null,
    warnings: hasSibling(trade, facts) ? ['SIBLING_TRADE'] : [],
    isOpen,
  };
}

/** Lines 2 and 3: the order this trade paid, under whatever number, or the nameless one that is its own. */
function paidOrder(trade: TradeFacts, facts: Facts): OrderFacts | undefined {
  const own = facts.orders.find((order) => isPaidBy(order, trade));
  if (own !== undefined) return own;
  const nameless = facts.orders.find(
    (order) =>
      order.number === trade.orderNumber &&
      order.origin === 'CART' &&
      order.paymentMethod === 'CARD' &&
      order.accessId === null,
  );
  return nameless !== undefined && earliestFitting(nameless, facts)?.tradeKey === trade.tradeKey
    ? nameless
    : undefined;
}

function isPaidBy(order: OrderFacts, trade: TradeFacts): boolean {
  return (
    order.restoredTradeKey === trade.tradeKey ||
    (order.accessId !== null && order.accessId === trade.accessId)
  );
}

/** A nameless order belongs to one trade only: the earliest that could have paid it. */
function earliestFitting(nameless: OrderFacts, facts: Facts): TradeFacts | undefined {
  const fitting = facts.trades.filter(
    (trade) =>
      trade.orderNumber === nameless.number &&
      trade.money !== 'NONE' &&
      isYen(trade) &&
      trade.total === nameless.total &&
      !facts.orders.some((order) => isPaidBy(order, trade)),
  );
  return fitting
    .toSorted(
      (left, right) => firstTime(left) - firstTime(right) || compareBytes(left.tradeKey, right.tradeKey),
    )
    .at(0);
}

function firstTime(trade: TradeFacts): number {
  return trade.firstTranDate?.getTime() ?? Number.MAX_SAFE_INTEGER;
}

function restoredWarnings(trade: TradeFacts, order: OrderFacts): Warning[] {
  const warnings: Warning[] = [];
  if (order.total !== trade.total) warnings.push('AMOUNT_DIFFERS');
  if (trade.money === 'REVERSED') warnings.push('PAYMENT_REVERSED');
  return warnings;
}

/** A checkout that knows no AccessIDs expects any; one that knows some expects no trade without. */
function isExpected(accessId: string | null, known: readonly string[]): boolean {
  return known.length === 0 || (accessId !== null && known.includes(accessId));
}

function hasSibling(trade: TradeFacts, facts: Facts): boolean {
  return facts.trades.some(
    (other) =>
      other.tradeKey !== trade.tradeKey &&
      other.orderNumber === trade.orderNumber &&
      (other.money === 'HELD' || other.money === 'TAKEN'),
  );
}

function isYen(trade: TradeFacts): boolean {
  return trade.currency === 'JPN' || trade.currency === 'JPY';
}
