import { type Money, moneyOf, statusRank } from '#gmopg/card-status';
import type { PaymentFailure } from '#gmopg/gateway-errors';

export interface TradeEvent {
  gatewayStatus: string | null;
  failure: PaymentFailure;
  tranDate: Date | null;
  tranId: string | null;
  total: number;
  eventKey: string;
  receivedAt: Date;
}

/** What GMOPG answered about the trade; `event` is what it found, null when it knows no such trade. */
export interface TradeAnswer<Event> {
  id: string;
  askedAt: Date;
  event: Event | null;
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
  notices: readonly Event[],
  answers: readonly TradeAnswer<Event>[],
  sauthHolds: boolean,
): FoldedTrade<Event> | null {
  const found = answers
    .filter((answer) => answer.event !== null)
    .toSorted(compareAnswers)
    .at(-1);
  if (!found?.event) return foldNotices(notices, answers, sauthHolds);
  const { event: state, askedAt } = found;
  const patience = (notice: Event) => {
    const money = moneyOf(notice.gatewayStatus, notice.failure, sauthHolds);
    return money === 'NONE' || money === 'UNKNOWN' ? 0 : 60_000;
  };
  const newer = notices.filter(
    (notice) =>
      notice.receivedAt.getTime() > askedAt.getTime() - patience(notice) && happenedAfter(notice, state),
  );
  const folded = foldEvents([state, ...newer], sauthHolds);
  const everything = [...notices, ...answers.flatMap((answer) => answer.event ?? [])];
  return folded && { ...folded, firstTranDate: earliest(everything) };
}

/** GMOPG knows no such trade: what notices said before it was asked is an open question. */
function foldNotices<Event extends TradeEvent>(
  notices: readonly Event[],
  answers: readonly TradeAnswer<Event>[],
  sauthHolds: boolean,
): FoldedTrade<Event> | null {
  const folded = foldEvents(notices, sauthHolds);
  const lastAsked = Math.max(...answers.map(({ askedAt }) => askedAt.getTime()));
  const isDoubted =
    answers.length > 0 && notices.every(({ receivedAt }) => receivedAt.getTime() <= lastAsked);
  const isCharged = folded?.money === 'HELD' || folded?.money === 'TAKEN';
  return folded && isDoubted && isCharged ? { ...folded, money: 'UNKNOWN' } : folded;
}

function happenedAfter(notice: TradeEvent, state: TradeEvent): boolean {
  if (notice.tranDate === null || state.tranDate === null) return false;
  const later = notice.tranDate.getTime() - state.tranDate.getTime();
  return later > 0 || (later === 0 && statusRank(notice.gatewayStatus) > statusRank(state.gatewayStatus));
}

function compareAnswers<Event extends TradeEvent>(
  left: TradeAnswer<Event>,
  right: TradeAnswer<Event>,
): number {
  if (!left.event || !right.event) return 0;
  return (
    timeOf(left.event) - timeOf(right.event) ||
    statusRank(left.event.gatewayStatus) - statusRank(right.event.gatewayStatus) ||
    left.askedAt.getTime() - right.askedAt.getTime() ||
    compareBytes(left.id, right.id)
  );
}

function foldEvents<Event extends TradeEvent>(
  events: readonly Event[],
  sauthHolds: boolean,
): FoldedTrade<Event> | null {
  const moneyOfEvent = (event: Event) => moneyOf(event.gatewayStatus, event.failure, sauthHolds);
  const isAboutMoney = events.some((event) => ['HELD', 'TAKEN', 'REVERSED'].includes(moneyOfEvent(event)));
  const counting = isAboutMoney ? events.filter((event) => moneyOfEvent(event) !== 'NONE') : events;
  const last = counting.toSorted(compareEvents).at(-1);
  if (last === undefined) return null;
  return { last, money: moneyOfEvent(last), firstTranDate: earliest(events) };
}

function earliest(events: readonly TradeEvent[]): Date | null {
  const dates = events.flatMap((event) => (event.tranDate === null ? [] : [event.tranDate.getTime()]));
  return dates.length === 0 ? null : new Date(Math.min(...dates));
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
