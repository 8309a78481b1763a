import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { notices, trades } from '#db/schema';
import { all } from '#recovery/abnormal-order-filter';
import { beyond, bindInPlace, inOrder } from '#recovery/list-by-time';
import { cutPage, type FoundPage, type Page } from '#recovery/page';

/** What came of a notice; of a card's, what is said of its trade now. */
export type NoticeOutcome =
  | 'LISTED'
  | 'NOT_LISTED'
  | 'PROBE'
  | 'MALFORMED'
  | 'OTHER_PAY_TYPE'
  | 'QUARANTINED';

/** The contract's NoticeFilter; absent and null mean: not asked. Both ends of the span belong to it. */
export interface NoticeFilter {
  /** The start of an OrderID, AccessID or Status. */
  search?: string | null;
  receivedFrom?: Date | null;
  receivedTo?: Date | null;
  outcome?: NoticeOutcome | null;
}

const list = { at: notices.receivedAt, id: notices.id };

export type Notice = typeof notices.$inferSelect;

/** One page of what GMOPG sent, the latest first. */
export async function findNotices(
  db: Db,
  shopId: string,
  { filter, page }: { filter: NoticeFilter; page: Page },
): Promise<FoundPage<Notice>> {
  const rows = await db
    .select({ notice: notices })
    .from(notices)
    .leftJoin(trades, and(eq(trades.shopId, notices.shopId), eq(trades.tradeKey, notices.tradeKey)))
    .where(all([...fits(shopId, filter), beyond(list, page, bindInPlace)]))
    .orderBy(inOrder(list, page, page.size + 1));
  return cutPage(
    rows.map((row) => row.notice),
    page,
  );
}

/** How many notices a filter finds. */
export async function countNotices(db: Db, shopId: string, filter: NoticeFilter): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)` })
    .from(notices)
    .leftJoin(trades, and(eq(trades.shopId, notices.shopId), eq(trades.tradeKey, notices.tradeKey)))
    .where(all(fits(shopId, filter)));
  return row?.count ?? 0;
}

function fits(shopId: string, { search, receivedFrom, receivedTo, outcome }: NoticeFilter): SQL[] {
  const conditions = [
    eq(notices.shopId, shopId),
    search?.trim() && startsWith(search.trim()),
    receivedFrom && sql`${notices.receivedAt} >= ${receivedFrom.toISOString()}::timestamptz`,
    receivedTo && sql`${notices.receivedAt} <= ${receivedTo.toISOString()}::timestamptz`,
    outcome && hasOutcome(outcome),
  ];
  return conditions.filter((condition) => condition instanceof Object);
}

function startsWith(search: string): SQL {
  const clean = search.toWellFormed().replaceAll('\u0000', '').slice(0, 64);
  return sql`(starts_with(${notices.gatewayOrderId}, ${clean}) or starts_with(${notices.accessId}, ${clean.toLowerCase()})
    or starts_with(${notices.gatewayStatus}, ${clean.toUpperCase()}))`;
}

function hasOutcome(outcome: NoticeOutcome): SQL | undefined {
  if (outcome === 'LISTED') return and(eq(notices.kind, 'CARD'), isNotNull(trades.status));
  if (outcome === 'NOT_LISTED') return and(eq(notices.kind, 'CARD'), isNull(trades.status));
  return eq(notices.kind, outcome);
}
