import { type Altered, alterTrade } from '#gmopg/simulator/alter-tran';
import { changeTrade } from '#gmopg/simulator/change-tran';
import type { Courier } from '#gmopg/simulator/courier';
import type { Gateway } from '#gmopg/simulator/gateway';
import type { AlterJob } from '#gmopg/simulator/reversal-rule';

/** What staff do by hand in GMOPG's console. CHANGE is ChangeTran. Amount and tax in yen. */
export interface ConsoleOperation {
  accessId: string;
  job: AlterJob | 'CHANGE';
  amount?: number;
  tax?: number;
}

/** By the same rules as the API, and it notifies like the API. */
export function operate(
  { gateway, courier }: { gateway: Gateway; courier: Courier },
  { accessId, job, amount, tax }: ConsoleOperation,
): Altered {
  const trade = gateway.ledger.trade(accessId);
  if (trade === null) return { kind: 'REFUSED', errors: ['E01110002'] };
  const jobCode = trade.status === 'SALES' ? 'CAPTURE' : trade.status;
  const change = { jobCode, amount: amount ?? trade.amount, tax: tax ?? trade.tax, by: 'CONSOLE' } as const;
  const altered =
    job === 'CHANGE'
      ? changeTrade(gateway, trade, change)
      : alterTrade(gateway, trade, { job, amount: amount ?? null, tax: tax ?? null, by: 'CONSOLE' });
  const delivery = altered.kind === 'DONE' ? courier.book(trade, altered.event) : null;
  if (delivery !== null) void courier.send(delivery);
  return altered;
}
