import { type SQL, sql } from 'drizzle-orm';
import { trades } from '#db/schema/trades';
import { cancellableDays } from '#gmopg/cancel-job';
import { firstDayOfMonth, jstDayOf, startOfJstDay } from '#gmopg/jst-calendar';
import { salesDays } from '#gmopg/money-deadlines';

/**
 * What the money of an open row can still be told, most urgent first: VOID ends tonight, RETURN with the month (held money:
 * after 180 days), SALES, to take what is held, after 90 days, RETURNX after 180 (gmopg.md §2). UNKNOWN: nobody knows whether
 * there is money, or since when. TOO_LATE: GMOPG reverses nothing any more.
 */
export const deadlineKinds = ['VOID', 'RETURN', 'SALES', 'RETURNX', 'UNKNOWN', 'TOO_LATE'] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/**
 * Whether an open row stands on this rung by the calendar in Japan; cancelJob says the same of one trade. Every open row
 * stands on one of them, SALES aside: money that is held stands there, too. Ranges, so that an index can answer.
 */
export function isOnRung(kind: DeadlineKind, now: Date): SQL {
  const { tranDate, money } = trades;
  const today = jstDayOf(now);
  const since = (day: number) => sql`${tranDate} >= ${startOfJstDay(day).toISOString()}::timestamptz`;
  const before = (day: number) => sql`${tranDate} < ${startOfJstDay(day).toISOString()}::timestamptz`;
  const month = firstDayOfMonth(today);
  const lastDay = today - cancellableDays;
  const isCharged = sql`${money} in ('HELD', 'TAKEN')`;
  switch (kind) {
    case 'VOID':
      return sql`(${isCharged} and ${since(today)} and ${before(today + 2)})`;
    case 'RETURN':
      return sql`(${isCharged} and ${since(lastDay)} and ${before(today)} and (${money} = 'HELD' or ${since(month)}))`;
    case 'SALES':
      return sql`(${money} = 'HELD' and ${since(today - salesDays)} and ${before(today + 2)})`;
    case 'RETURNX':
      return sql`(${money} = 'TAKEN' and ${since(lastDay)} and ${before(month)})`;
    case 'UNKNOWN':
      return sql`(not ${isCharged} or ${tranDate} is null or ${since(today + 2)})`;
    case 'TOO_LATE':
      return sql`(${isCharged} and ${before(lastDay)})`;
  }
}
