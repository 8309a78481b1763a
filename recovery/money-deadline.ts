import { type SQL, sql } from 'drizzle-orm';
import { trades } from '#db/schema';
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

/** Whether an open row stands on this rung; SALES beside another rung, the others share the open rows out. */
export function isOnRung(kind: DeadlineKind, now: Date): SQL {
  return kind === 'SALES' ? isSalable(now) : sql`${rungOf(now)} = ${kind}`;
}

/** The rung of an open row by the calendar in Japan, SALES left out; cancelJob says the same of one trade. */
export function rungOf(now: Date): SQL {
  const today = jstDayOf(now);
  const { tranDate, money } = trades;
  return sql`case
    when ${money} not in ('HELD', 'TAKEN') or ${tranDate} is null or ${tranDate} >= ${at(today + 2)} then 'UNKNOWN'
    when ${tranDate} < ${at(today - cancellableDays)} then 'TOO_LATE'
    when ${tranDate} >= ${at(today)} then 'VOID'
    when ${money} = 'HELD' or ${tranDate} >= ${at(firstDayOfMonth(today))} then 'RETURN'
    else 'RETURNX' end`;
}

/** Money that is held and can still be taken. */
export function isSalable(now: Date): SQL {
  const today = jstDayOf(now);
  const { tranDate, money } = trades;
  return sql`(${money} = 'HELD' and ${tranDate} >= ${at(today - salesDays)} and ${tranDate} < ${at(today + 2)})`;
}

function at(day: number): SQL {
  return sql`${startOfJstDay(day).toISOString()}::timestamptz`;
}
