import type { CardStatus } from '#gmopg/card-status';
import type { FaultName } from '#gmopg/simulator/fault-plan';

export type ApiCall =
  | 'EntryTran'
  | 'ExecTran'
  | 'AlterTran'
  | 'ChangeTran'
  | 'SearchTrade'
  | 'SearchTradeMulti';

/** One line of the ledger. Texts are byte strings, as they came over the wire (latin1: one character for one byte). */
export interface Trade {
  shopId: string;
  orderId: string;
  accessId: string;
  accessPass: string;
  status: CardStatus;
  /** The last requested operation. */
  jobCode: string;
  /** Whole yen, without tax. */
  amount: number;
  tax: number;
  itemCode: string;
  siteId: string;
  memberId: string;
  /** Masked. */
  cardNo: string;
  expire: string;
  method: string;
  payTimes: string;
  forward: string;
  tranId: string;
  approve: string;
  clientFields: [string, string, string];
  /** Of the last thing done: milliseconds of the simulator's clock. TranDate and ProcessDate say the same in JST. */
  processedAt: number;
  events: TradeEvent[];
  notices: Notice[];
}

export interface TradeEvent {
  /** 1 for EntryTran. */
  number: number;
  call: Exclude<ApiCall, 'SearchTrade' | 'SearchTradeMulti'>;
  by: 'API' | 'CONSOLE' | 'IMPORT';
  status: string;
  jobCode: string;
  amount: number;
  tax: number;
  method: string;
  payTimes: string;
  forward: string;
  tranId: string;
  approve: string;
  at: number;
  /** ErrInfo; empty when it succeeded. */
  errors: string[];
  /** GOT: the whole reply was taken by the caller's machine. NONE: nobody waited for one. */
  reply: 'PENDING' | 'GOT' | 'LOST' | 'NONE';
}

/** One notice and every attempt to bring it. */
export interface Notice {
  /** The event of its trade that it tells. */
  eventNumber: number;
  /** The same bytes as the event's first notice, long after. */
  isStaleRepeat: boolean;
  state: 'WAITING' | 'ACKNOWLEDGED' | 'GIVEN_UP';
  faults: FaultName[];
  attempts: Attempt[];
}

/**
 * NOT_ZERO, NOT_200: answered otherwise. LATE: past the deadline. BROKEN: refused, reset or cut. LOST: never reached the
 * shop. UNHEARD: the shop's acknowledgement was lost on the way back.
 */
export type AttemptOutcome = 'ACKNOWLEDGED' | 'NOT_ZERO' | 'NOT_200' | 'LATE' | 'BROKEN' | 'LOST' | 'UNHEARD';

export interface Attempt {
  /** 1 for the first. Twins, sent at the same instant, share a number. */
  number: number;
  /** Milliseconds of the simulator's clock. */
  at: number;
  outcome: AttemptOutcome;
  httpStatus: number | null;
  /** The start of what the shop answered, or of what went wrong. */
  answer: string;
}

/** Whether the cart that paid heard of it: the last ExecTran's reply. Null when nobody paid through the API. */
export function callerGotReply(trade: Trade): boolean | null {
  const paid = trade.events.findLast((event) => event.call === 'ExecTran' && event.by === 'API');
  return paid === undefined ? null : paid.reply === 'GOT';
}

/** What the customer is charged or has reserved now, in yen. */
export function chargedTotal(trade: Trade): number {
  const isCharged = trade.status === 'AUTH' || trade.status === 'CAPTURE' || trade.status === 'SALES';
  return isCharged ? trade.amount + trade.tax : 0;
}
