import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { trades } from '#db/schema/trades';
import { type DeadlineKind, isOnRung } from '#recovery/abnormal-orders/money-deadline';
import type { Bind } from '#recovery/lists/list-by-time';
import type { SearchedList } from '#recovery/lists/search-rows';

export type AbnormalOrderStatus = NonNullable<(typeof trades.$inferSelect)['status']>;

/** The contract's AbnormalOrderFilter; absent and null mean: not asked. Both ends of a span belong to it. */
export interface AbnormalOrderFilter {
  search?: string | null;
  receivedFrom?: Date | null;
  receivedTo?: Date | null;
  /** The checkout's time of order, else the order's. */
  orderedFrom?: Date | null;
  orderedTo?: Date | null;
  /** Yen that the trade charged. */
  minTotal?: number | null;
  maxTotal?: number | null;
  open?: boolean | null;
  /** Open rows on this rung of the ladder of deadlines. */
  deadline?: DeadlineKind | null;
  includeSettling?: boolean | null;
  /** true: the deleted ones alone, settling or not. */
  deleted?: boolean | null;
}

export const abnormalOrderList = {
  table: trades,
  at: trades.receivedAt,
  id: trades.id,
  index: 'trades_search',
  searchText: trades.searchText,
  accessId: trades.accessId,
} satisfies SearchedList;

/** The rows that a filter asks for, but for its search and the settling ones. */
export function fitsFilter(
  shopId: string,
  filter: AbnormalOrderFilter,
  { bind, now }: { bind: Bind; now: Date },
): SQL[] {
  const { receivedFrom, receivedTo, orderedFrom, orderedTo, minTotal, maxTotal } = filter;
  const { open, deadline, deleted } = filter;
  const conditions = [
    eq(trades.shopId, bind('shopId', shopId)),
    isNotNull(trades.status),
    deleted ? isNotNull(trades.deletedAt) : isNull(trades.deletedAt),
    receivedFrom &&
      sql`${trades.receivedAt} >= ${bind('receivedFrom', receivedFrom.toISOString())}::timestamptz`,
    receivedTo && sql`${trades.receivedAt} <= ${bind('receivedTo', receivedTo.toISOString())}::timestamptz`,
    orderedFrom && sql`${trades.orderedAt} >= ${bind('orderedFrom', orderedFrom.toISOString())}::timestamptz`,
    orderedTo && sql`${trades.orderedAt} <= ${bind('orderedTo', orderedTo.toISOString())}::timestamptz`,
    minTotal != null && sql`${trades.total} >= ${bind('minTotal', minTotal)}::bigint`,
    maxTotal != null && sql`${trades.total} <= ${bind('maxTotal', maxTotal)}::bigint`,
    open != null && (open ? isOpen : sql`not ${isOpen}`),
    deadline && sql`${isOpen} and ${isOnRung(deadline, now)}`,
  ];
  return conditions.filter((condition) => condition instanceof Object);
}

/** Whether the filter asks for a span of time or of totals; a deadline is one. */
export function hasSpan(filter: AbnormalOrderFilter): boolean {
  const { receivedFrom, receivedTo, orderedFrom, orderedTo, minTotal, maxTotal, deadline } = filter;
  const ends = [receivedFrom, receivedTo, orderedFrom, orderedTo, minTotal, maxTotal, deadline];
  return ends.some((end) => end != null);
}

/** A deleted row is never open (domain.md §4). */
export const isOpen = sql`(${trades.isOpen} and ${trades.deletedAt} is null)`;

export function hasSettled(now: Date, bind: Bind): SQL {
  return sql`${trades.settlesAt} <= ${bind('now', now.toISOString())}::timestamptz`;
}

/** Settling rows are hidden unless they were asked for; among the deleted ones there is nothing to wait for. */
export function hidesSettling({ includeSettling, deleted }: AbnormalOrderFilter): boolean {
  return !includeSettling && !deleted;
}

export function all(conditions: Array<SQL | undefined>): SQL {
  return and(...conditions) ?? sql`true`;
}
