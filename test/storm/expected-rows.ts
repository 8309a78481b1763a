import type { CardStatus, Money } from '#gmopg/card-status';
import type { Trade, TradeEvent } from '#gmopg/simulator/trade';
import { type Placed, possibleReorders } from '#test/recovery/model/possible-reorders';
import { type Facts, judgeTrade, type TradeFacts, type Verdict } from '#test/recovery/model/rule';
import { type BookedCheckout, type Books, keyOf } from './books';
import type { StormShop } from './storm-shops';

export interface ExpectedRow {
  accessId: string;
  orderNumber: string;
  money: Money;
  total: number;
  verdict: Verdict;
  warnings: string[];
}

/**
 * What a shop's lists must be, by GMOPG's ledger and the carts' and the clerks' own books alone (domain.md §3–§4): one entry
 * for each trade, listed or not.
 */
export function expectRows(shop: StormShop, trades: readonly Readonly<Trade>[], books: Books): ExpectedRow[] {
  const checkouts = [...books.checkouts.values()].filter((checkout) => checkout.shop === shop.name);
  const numberOf = createNumbering(shop, checkouts);
  const facts: Facts = {
    trades: trades.map((trade) => tradeFacts(shop, trade, numberOf(trade.orderId))),
    checkouts: checkouts.map(({ orderNumber, total, accessIds }) => ({
      ...{ orderNumber, total, accessIds: accessIds ?? [] },
    })),
    orders: [...books.orders.values()]
      .filter((order) => order.shop === shop.name)
      .map(({ number, origin, paymentMethod, accessId, total, progress }) => ({
        ...{ number, origin, paymentMethod, accessId, total, isCancelled: progress === 'CANCELLED' },
        restoredTradeKey: origin === 'RESTORED' ? accessId : null,
      })),
  };
  return facts.trades.map((trade) => {
    const verdict = judgeTrade(trade, facts);
    const orderNumber = trade.orderNumber ?? '';
    const isReordered = verdict.status === 'RESTORABLE' && hasReorder(shop, orderNumber, books);
    const warnings = 'warnings' in verdict ? [...verdict.warnings] : [];
    return {
      ...{ accessId: trade.tradeKey, orderNumber, money: trade.money, total: trade.total, verdict },
      warnings: isReordered ? [...warnings, 'POSSIBLE_REORDER'] : warnings,
    };
  });
}

/** The cart's number: what a checkout lists, else the shop's suffix rule, else the OrderID itself (domain.md §3). */
function createNumbering(
  { stripsOrderSuffix }: StormShop,
  checkouts: readonly BookedCheckout[],
): (orderId: string) => string {
  const listed = new Map(
    checkouts.flatMap(({ orderNumber, gatewayOrderIds }) =>
      (gatewayOrderIds ?? []).map((orderId) => [orderId, orderNumber] as const),
    ),
  );
  return (orderId) => listed.get(orderId) ?? (stripsOrderSuffix ? orderId.replace(/-\d+$/, '') : orderId);
}

function tradeFacts(shop: StormShop, trade: Readonly<Trade>, orderNumber: string): TradeFacts {
  const told = trade.events.filter(({ call }) => call !== 'EntryTran');
  const firstAt = Math.min(...told.map(({ at }) => at));
  return {
    ...{ tradeKey: trade.accessId, accessId: trade.accessId, orderNumber, currency: 'JPN', isDeleted: false },
    money: shop.hasApiAccess ? moneyOfStatus(trade.status) : moneyTold(told),
    total: trade.amount + trade.tax,
    // TranDate has whole seconds.
    firstTranDate: told.length === 0 ? null : new Date(Math.floor(firstAt / 1_000) * 1_000),
  };
}

/** What the ledger says now: who may ask GMOPG learns it. No shop of the storm lets a simple authorisation hold money. */
function moneyOfStatus(status: CardStatus): Money {
  if (status === 'AUTH') return 'HELD';
  if (status === 'CAPTURE' || status === 'SALES') return 'TAKEN';
  if (status === 'VOID' || status === 'RETURN' || status === 'RETURNX') return 'REVERSED';
  return 'NONE';
}

/** Who may not ask knows what the notices told: a payment with an unknown outcome stays unknown until money moves. */
function moneyTold(events: readonly TradeEvent[]): Money {
  const told = events.map((event): Money => {
    if (event.errors.some((error) => error.startsWith('42C'))) return 'UNKNOWN';
    return event.errors.length > 0 ? 'NONE' : moneyOfStatus(asCardStatus(event.status));
  });
  const known = told.filter((money) => money !== 'NONE' && money !== 'UNKNOWN');
  return known.at(-1) ?? (told.includes('UNKNOWN') ? 'UNKNOWN' : 'NONE');
}

/** The ledger writes a trade's own status into its events; the storm sets no other. */
function asCardStatus(status: string): CardStatus {
  return status as CardStatus;
}

function hasReorder(shop: StormShop, orderNumber: string, books: Books): boolean {
  const checkout = books.checkouts.get(keyOf(shop.name, orderNumber));
  const orders = [...books.orders.values()].filter((order) => order.shop === shop.name);
  const placed = orders.flatMap((order) => {
    const bought = books.checkouts.get(keyOf(shop.name, order.number));
    return bought ? [{ ...placedOf(bought), isCancelled: order.progress === 'CANCELLED' }] : [];
  });
  return checkout !== undefined && possibleReorders(placedOf(checkout), placed).length > 0;
}

function placedOf({ orderNumber, orderedAt, customer, lines }: BookedCheckout): Placed {
  const { email = null, phone = null, postalCode = null } = customer;
  return {
    ...{ number: orderNumber, orderedAt, customer: { email, phone, postalCode } },
    lines: lines.map(({ sku = null, name }) => ({ sku, name })),
  };
}
