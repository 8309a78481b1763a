import { moneyOf } from '#gmopg/card-status';
import { firstDayOfNextMonth, jstDayOf, startOfJstDay } from '#gmopg/jst-calendar';

export type CancelJobName = 'VOID' | 'RETURN' | 'RETURNX';

export interface CancelJob {
  job: CancelJobName;
  /** The first instant, a midnight in Japan, at which this job is no longer the right one. */
  until: Date;
}

export interface CancellableTrade {
  gatewayStatus: string | null;
  /** When the present state was reached (TranDate, SearchTrade's ProcessDate). */
  tranDate: Date | null;
  /** The shop's setting: whether SAUTH holds money. */
  sauthHolds?: boolean;
}

/** Days after the day of TranDate on which a trade can still be reversed. */
export const cancellableDays = 180;

/**
 * The job that GMOPG would run now to give the money back (gmopg.md §2, cancel rule), by the calendar in Japan: VOID on the
 * day of TranDate, RETURN later in that month, RETURNX later, but RETURN while the money is only held. null beyond 180 days,
 * without money to give back, and without a TranDate.
 */
export function cancelJob(
  { gatewayStatus, tranDate, sauthHolds = false }: CancellableTrade,
  now: Date,
): CancelJob | null {
  const money = moneyOf(gatewayStatus, 'NONE', sauthHolds);
  if (tranDate === null || (money !== 'HELD' && money !== 'TAKEN')) return null;
  const [day, today] = [jstDayOf(tranDate), jstDayOf(now)];
  const end = day + cancellableDays + 1;
  // More than a day ahead is no skew between two clocks: then the calendar here cannot be trusted.
  if (today >= end || today < day - 1) return null;
  if (today <= day) return { job: 'VOID', until: startOfJstDay(day + 1) };
  const nextMonth = firstDayOfNextMonth(day);
  if (money === 'HELD') return { job: 'RETURN', until: startOfJstDay(end) };
  return today < nextMonth
    ? { job: 'RETURN', until: startOfJstDay(nextMonth) }
    : { job: 'RETURNX', until: startOfJstDay(end) };
}
