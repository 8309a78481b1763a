import type { CardStatus } from '#gmopg/card-status';
import type { Gateway } from '#gmopg/simulator/gateway';
import { jstCalendar } from '#gmopg/simulator/jst-calendar';
import type { Trade, TradeEvent } from '#gmopg/simulator/trade';

/** What was asked of a trade; what is not named stays. */
export interface Operation {
  call: TradeEvent['call'];
  by: TradeEvent['by'];
  jobCode: string;
  status?: CardStatus;
  amount?: number;
  tax?: number;
}

/** Books what succeeded. */
export function recordSuccess(gateway: Gateway, trade: Trade, operation: Operation): TradeEvent {
  moveTrade(gateway, trade, operation);
  return addEvent(gateway, trade, operation, { errors: [], status: trade.status, at: trade.processedAt });
}

/** Books a payment that was declined or whose outcome is unknown. The trade itself stays as it is. */
export function recordFailure(
  gateway: Gateway,
  trade: Trade,
  operation: Operation,
  error: string,
): TradeEvent {
  const status = gateway.habits.failedStatus ?? trade.status;
  const at = gateway.clock.now().getTime();
  return addEvent(gateway, trade, operation, { errors: [error], status, at });
}

/** TranDate moves; Approve and TranID are new, but a sale after AUTH keeps the AUTH's (recorded). */
export function moveTrade(gateway: Gateway, trade: Trade, operation: Operation): void {
  const now = gateway.clock.now();
  trade.status = operation.status ?? trade.status;
  trade.jobCode = operation.jobCode;
  trade.amount = operation.amount ?? trade.amount;
  trade.tax = operation.tax ?? trade.tax;
  trade.processedAt = now.getTime();
  if (operation.call === 'EntryTran' || isSaleAfterAuth(operation)) return;
  const sequence = gateway.ledger.nextSequence();
  trade.forward = forward;
  trade.approve = gateway.ids.approve(sequence);
  trade.tranId = gateway.ids.tranId(sequence, jstCalendar(now).stamp);
}

function isSaleAfterAuth({ call, jobCode }: Operation): boolean {
  return call === 'AlterTran' && jobCode === 'SALES';
}

function addEvent(
  gateway: Gateway,
  trade: Trade,
  { call, by }: Operation,
  { errors, status, at }: Pick<TradeEvent, 'errors' | 'status' | 'at'>,
): TradeEvent {
  const { jobCode, amount, tax, method, payTimes, tranId, approve } = trade;
  const event: TradeEvent = {
    ...{ number: trade.events.length + 1, call, by, status, jobCode, amount, tax, method, payTimes },
    ...{ forward: trade.forward, tranId, approve, at, errors },
    reply: by === 'API' ? 'PENDING' : 'NONE',
  };
  trade.events.push(event);
  gateway.ledger.changed();
  return event;
}

/** The acquirer of every recording. */
const forward = '2a99662';
