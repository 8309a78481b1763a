import { type Money, moneyOf, statusRank } from '#gmopg/card-status';
import type { PaymentFailure } from '#gmopg/gateway-errors';

export interface TradeEvent {
  gatewayStatus: string | null;
  failure: PaymentFailure;
  tranDate: Date | null;
  tranId: string | null;
  total: number;
  eventKey: string;
}

export interface FoldedTrade<Event> {
  /** The event whose Status, amounts and TranID the trade shows. */
  last: Event;
  money: Money;
  firstTranDate: Date | null;
}

/**
 * domain.md §3 in plain TypeScript: what the product's SQL is compared with. Once an event has shown held, taken or reversed
 * money, events without money count no more. The order and number of arrivals must not matter.
 */
export function foldTrade<Event extends TradeEvent>(
  events: readonly Event[],
  sauthHolds: boolean,
): FoldedTrade<Event> | null {
  const moneyOfEvent = (event: Event) => moneyOf(event.gatewayStatus, event.failure, sauthHolds);
  const isAboutMoney = events.some((event) => ['HELD', 'TAKEN', 'REVERSED'].includes(moneyOfEvent(event)));
  const counting = isAboutMoney ? events.filter((event) => moneyOfEvent(event) !== 'NONE') : events;
  const last = counting.toSorted(compareEvents).at(-1);
  if (last === undefined) return null;
  const dates = events.flatMap((event) => (event.tranDate === null ? [] : [event.tranDate.getTime()]));
  const firstTranDate = dates.length === 0 ? null : new Date(Math.min(...dates));
  return { last, money: moneyOfEvent(last), firstTranDate };
}

export function compareBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

/** Earlier first: TranDate (none first), status (unknown first), TranID, total, event key. */
function compareEvents(left: TradeEvent, right: TradeEvent): number {
  return (
    timeOf(left) - timeOf(right) ||
    statusRank(left.gatewayStatus) - statusRank(right.gatewayStatus) ||
    compareBytes(left.tranId ?? '', right.tranId ?? '') ||
    left.total - right.total ||
    compareBytes(left.eventKey, right.eventKey)
  );
}

function timeOf(event: TradeEvent): number {
  return event.tranDate?.getTime() ?? Number.MIN_SAFE_INTEGER;
}
