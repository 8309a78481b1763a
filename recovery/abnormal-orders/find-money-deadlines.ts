import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { trades } from '#db/schema/trades';
import { cancellableDays } from '#gmopg/cancel-job';
import { firstDayOfNextMonth, jstDayOf, startOfJstDay } from '#gmopg/jst-calendar';
import { salesDays } from '#gmopg/money-deadlines';
import { all, hasSettled, isOpen } from '#recovery/abnormal-orders/abnormal-order-filter';
import { type DeadlineKind, deadlineKinds, isOnRung } from '#recovery/abnormal-orders/money-deadline';
import { bindInPlace } from '#recovery/lists/list-by-time';

/** One rung of the ladder of deadlines. */
export interface MoneyDeadlines {
  kind: DeadlineKind;
  /** The first midnight in Japan at which a row falls off; null: there is none to wait for. */
  until: Date | null;
  rows: number;
  yen: number;
}

/**
 * Money at risk by what can still be done with it and until when, most urgent first, empty rungs left out. Settling rows do
 * not count, as on the lists. Without SALES, which counts held money a second time, the rungs are all the money at risk.
 */
export async function findMoneyDeadlines(db: Db, shopId: string, now: Date): Promise<MoneyDeadlines[]> {
  const open = all([sql`${trades.shopId} = ${shopId}`, isOpen, hasSettled(now, bindInPlace)]);
  const groups = await db.execute<Group & Record<string, unknown>>(sql`
    select rung, is_held as "isHeld", is_salable as "isSalable", count(*)::bigint as rows, sum(total)::bigint as yen,
      min(tran_date) as "oldest"
    from (
      select ${rungOf(now)} as rung, ${trades.money} = 'HELD' as is_held, ${isOnRung('SALES', now)} as is_salable,
        ${trades.total} as total, ${trades.tranDate} as tran_date
      from ${trades} where ${open}
    ) as open_rows
    group by rung, is_held, is_salable`);
  const rungs = deadlineKinds.flatMap((kind) => rung(kind, { groups, now }) ?? []);
  return rungs.sort((one, other) => urgency(one) - urgency(other));
}

/** The one rung that a row's money counts on. */
function rungOf(now: Date): SQL {
  const whens = deadlineKinds
    .filter((kind) => kind !== 'SALES' && kind !== 'UNKNOWN')
    .map((kind) => sql`when ${isOnRung(kind, now)} then ${sql.raw(`'${kind}'`)}`);
  return sql`case ${sql.join(whens, sql` `)} else 'UNKNOWN' end`;
}

/** Rungs of one midnight, and those without any, stay in the ladder's own order. */
function urgency({ until }: MoneyDeadlines): number {
  return until?.getTime() ?? Number.MAX_SAFE_INTEGER;
}

interface Group {
  rung: DeadlineKind;
  isHeld: boolean;
  isSalable: boolean | null;
  rows: number;
  yen: number;
  oldest: Date | null;
}

function rung(kind: DeadlineKind, { groups, now }: { groups: Group[]; now: Date }): MoneyDeadlines | null {
  const on = groups.filter((group) => (kind === 'SALES' ? group.isSalable : group.rung === kind));
  if (on.length === 0) return null;
  const ends = on.flatMap((group) => endOf(kind, group, now) ?? []);
  return {
    kind,
    until: ends.length === 0 ? null : new Date(Math.min(...ends.map((end) => end.getTime()))),
    rows: on.reduce((sum, group) => sum + group.rows, 0),
    yen: on.reduce((sum, group) => sum + group.yen, 0),
  };
}

function endOf(kind: DeadlineKind, { isHeld, oldest }: Group, now: Date): Date | null {
  if (oldest === null) return null;
  const day = jstDayOf(oldest);
  switch (kind) {
    case 'VOID':
      return startOfJstDay(day + 1);
    case 'RETURN':
      return startOfJstDay(isHeld ? day + cancellableDays + 1 : firstDayOfNextMonth(jstDayOf(now)));
    case 'RETURNX':
      return startOfJstDay(day + cancellableDays + 1);
    case 'SALES':
      return startOfJstDay(day + salesDays + 1);
    case 'TOO_LATE':
    case 'UNKNOWN':
      return null;
  }
}
