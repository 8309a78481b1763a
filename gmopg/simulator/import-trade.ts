import type { CardStatus } from '#gmopg/card-status';
import type { Courier } from '#gmopg/simulator/courier';
import { newTrade } from '#gmopg/simulator/entry-tran';
import type { Gateway } from '#gmopg/simulator/gateway';
import { jstCalendar } from '#gmopg/simulator/jst-calendar';
import type { Trade, TradeEvent } from '#gmopg/simulator/trade';

/** A trade of the past. What is not named is made up. */
export interface ImportedTrade {
  shopId: string;
  orderId: string;
  accessId?: string;
  status: CardStatus;
  /** The status' own job unless given. */
  jobCode?: string;
  /** Whole yen. */
  amount: number;
  tax?: number;
  tranDate: Date;
  tranId?: string;
  approve?: string;
  /** Whether its notice is sent now; not unless given. */
  notifies?: boolean;
}

/** Throws when the shop's OrderID or the AccessID is taken. */
export function importTrade(
  { gateway, courier }: { gateway: Gateway; courier: Courier },
  imported: ImportedTrade,
): Trade {
  const { shopId, orderId, accessId, status, amount, tax = 0, tranDate } = imported;
  const isTaken = gateway.ledger.tradeOfOrder(shopId, orderId) ?? gateway.ledger.trade(accessId ?? '');
  if (isTaken !== null) throw new Error(`The ledger has a trade for ${orderId} already.`);
  const jobCode = imported.jobCode ?? status;
  const trade = newTrade(gateway, {
    ...{ shopId, orderId, jobCode, amount, tax },
    ...(accessId !== undefined && { accessId }),
  });
  const sequence = gateway.ledger.nextSequence();
  const approve = imported.approve ?? gateway.ids.approve(sequence);
  const tranId = imported.tranId ?? gateway.ids.tranId(sequence, jstCalendar(tranDate).stamp);
  const processedAt = tranDate.getTime();
  Object.assign(trade, { status, processedAt, forward: '2a99662', method: '1', approve, tranId });
  const event = importedEvent(trade);
  trade.events.push(event);
  gateway.ledger.changed();
  const delivery = imported.notifies === true ? courier.book(trade, event) : null;
  if (delivery !== null) void courier.send(delivery);
  return trade;
}

function importedEvent(trade: Trade): TradeEvent {
  const { status, jobCode, amount, tax, method, payTimes, forward, approve, tranId, processedAt } = trade;
  const content = { status, jobCode, amount, tax, method, payTimes, forward, approve, tranId };
  return {
    number: 1,
    call: 'ExecTran',
    by: 'IMPORT',
    ...content,
    at: processedAt,
    errors: [],
    reply: 'NONE',
  };
}
