import { sql } from 'drizzle-orm';
import type { Db } from '#db/client';

/** One month in Japan; yen are totals charged (amount + tax). */
export interface MonthlyTotals extends Record<string, unknown> {
  /** YYYY-MM. */
  month: string;
  restoredCount: number;
  restoredYen: number;
  cancelledCount: number;
  cancelledYen: number;
  openCount: number;
  openYen: number;
}

export const mostMonths = 24;

/**
 * What accounting needs of each month in Japan from `from` to `to`, both included, oldest first; every month has a row.
 * Restored: orders restored in that month, at the order's total, whatever became of them later. Cancelled: abnormal orders,
 * restored and deleted ones included, whose money went back in that month by GMOPG's TranDate of the reversal, here or in
 * its console. Open: rows that came in that month and are still open now, settling ones included.
 * null where a month is none (YYYY-MM, 2000 to 2199), where `to` is before `from`, or where there are more than 24.
 */
export async function monthlyTotals(
  db: Db,
  shopId: string,
  { from, to }: { from: string; to: string },
): Promise<MonthlyTotals[] | null> {
  const months = monthsBetween(from, to);
  if (months === null) return null;
  const asked = months.map((month) => ({ month, start: startOf(month), end: startOf(monthAfter(month)) }));
  return db.execute<MonthlyTotals>(sql`
    select m.month, restored.count as "restoredCount", restored.yen as "restoredYen",
      cancelled.count as "cancelledCount", cancelled.yen as "cancelledYen", open.count as "openCount", open.yen as "openYen"
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as m(month text, "start" timestamptz, "end" timestamptz)
    cross join lateral (
      -- A restore places the order at the same moment, which is what the index goes by.
      select count(*) as count, coalesce(sum(o.total), 0)::bigint as yen from orders o
      where o.shop_id = ${shopId} and o.origin = 'RESTORED' and o.placed_at >= m."start" and o.placed_at < m."end") restored
    cross join lateral (
      select count(*) as count, coalesce(sum(t.total), 0)::bigint as yen from trades t
      where t.shop_id = ${shopId} and t.money = 'REVERSED' and t.status is not null
        and coalesce(t.tran_date, t.received_at) >= m."start" and coalesce(t.tran_date, t.received_at) < m."end") cancelled
    cross join lateral (
      select count(*) as count, coalesce(sum(t.total), 0)::bigint as yen from trades t
      where t.shop_id = ${shopId} and t.is_open and t.deleted_at is null
        and t.received_at >= m."start" and t.received_at < m."end") open
    order by m.month`);
}

function monthsBetween(from: string, to: string): string[] | null {
  if (!isMonth(from) || !isMonth(to) || to < from) return null;
  const months = [from];
  for (let month = from; month !== to; ) {
    if (months.length === mostMonths) return null;
    month = monthAfter(month);
    months.push(month);
  }
  return months;
}

function isMonth(text: string): boolean {
  return /^2[01]\d\d-(0[1-9]|1[0-2])$/.test(text);
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

function startOf(month: string): string {
  return `${month}-01T00:00:00+09:00`;
}
