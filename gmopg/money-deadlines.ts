import { type CancelJobName, type CancellableTrade, cancelJob } from '#gmopg/cancel-job';
import { moneyOf } from '#gmopg/card-status';
import { jstDayOf, startOfJstDay } from '#gmopg/jst-calendar';

export interface MoneyDeadline {
  /** What is no longer possible from `until` on; SALES: to take the money that is held. */
  ends: CancelJobName | 'SALES';
  /** A midnight in Japan, exclusive. */
  until: Date;
}

/** Days after the day of TranDate on which money that is held can still be taken. */
export const salesDays = 90;

/** What can still be done with a trade's money, and until when (gmopg.md §2), soonest first; those gone by stay in it. */
export function moneyDeadlines(trade: CancellableTrade): MoneyDeadline[] {
  const { gatewayStatus, tranDate, sauthHolds = false } = trade;
  if (tranDate === null) return [];
  const deadlines: MoneyDeadline[] = [];
  for (let next = cancelJob(trade, tranDate); next !== null; next = cancelJob(trade, next.until))
    deadlines.push({ ends: next.job, until: next.until });
  if (moneyOf(gatewayStatus, 'NONE', sauthHolds) === 'HELD')
    deadlines.push({ ends: 'SALES', until: startOfJstDay(jstDayOf(tranDate) + salesDays + 1) });
  return deadlines.sort((one, other) => one.until.getTime() - other.until.getTime());
}
