import { eq, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { notices } from '#db/schema/notices';
import { all } from '#recovery/abnormal-orders/abnormal-order-filter';
import { beyond, bindInPlace, inOrder } from '#recovery/lists/list-by-time';
import { cutPage, type FoundPage, type Page } from '#recovery/lists/page';

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
  const where = all([...fitsFilter(shopId, filter), beyond(list, page, bindInPlace)]);
  const rowsWhere = (condition: SQL) =>
    db
      .select()
      .from(notices)
      .where(condition)
      .orderBy(inOrder(list, page, page.size + 1));
  const start = startOf(filter.search);
  if (!start) return cutPage(await rowsWhere(where), page);

  // The start of many fills the page from the rows next in order; what few begin with is found through its trade.
  const walked = await rowsWhere(sql`${notices.shopId} = ${shopId} and ${notices.id} = any(array(
    select ${notices.id} from (
      select * from ${notices} where ${where} order by ${inOrder(list, page)} limit ${start.isStatus ? null : longestWalk}
    ) as notices where ${start.begins} limit ${page.size + 1}))`);
  if (start.isStatus || walked.length > page.size) return cutPage(walked, page);
  return cutPage(await rowsWhere(all([where, isNamed(shopId, start)])), page);
}

/** How many notices a filter finds. */
export async function countNotices(db: Db, shopId: string, filter: NoticeFilter): Promise<number> {
  const start = startOf(filter.search);
  const begins = start?.isStatus ? start.begins : start && isNamed(shopId, start);
  const [row] = await db
    .select({ count: sql<number>`count(*)` })
    .from(notices)
    .where(all([...fitsFilter(shopId, filter), begins ?? undefined]));
  return row?.count ?? 0;
}

const longestWalk = 2_000;

function fitsFilter(shopId: string, { receivedFrom, receivedTo, outcome }: NoticeFilter): SQL[] {
  const conditions = [
    eq(notices.shopId, shopId),
    receivedFrom && sql`${notices.receivedAt} >= ${receivedFrom.toISOString()}::timestamptz`,
    receivedTo && sql`${notices.receivedAt} <= ${receivedTo.toISOString()}::timestamptz`,
    outcome && hasOutcome(outcome),
  ];
  return conditions.filter((condition) => condition instanceof Object);
}

function hasOutcome(outcome: NoticeOutcome): SQL {
  const isListed = sql`exists (select from trades t where t.shop_id = ${notices.shopId}
    and t.trade_key = ${notices.tradeKey} and t.status is not null)`;
  if (outcome === 'LISTED') return sql`(${notices.kind} = 'CARD' and ${isListed})`;
  if (outcome === 'NOT_LISTED') return sql`(${notices.kind} = 'CARD' and not ${isListed})`;
  // Written out twice, so that the partial index of the others fits.
  return sql`(${notices.kind} <> 'CARD' and ${notices.kind} = ${outcome})`;
}

interface Start {
  text: string;
  /** Letters alone: no name of a trade, so every notice has to be looked at. */
  isStatus: boolean;
  begins: SQL;
}

function startOf(search: string | null | undefined): Start | null {
  const text = (search ?? '').toWellFormed().replaceAll('\0', '').trim().slice(0, 64);
  if (text === '') return null;
  const begins = sql`(starts_with(${notices.gatewayOrderId}, ${text})
    or starts_with(${notices.accessId}, ${text.toLowerCase()})
    or starts_with(${notices.gatewayStatus}, ${text.toUpperCase()}))`;
  return { text, isStatus: /^[a-z_]+$/i.test(text), begins };
}

/** Notices have no index of names, for the sake of the intake; their trades have. */
function isNamed(shopId: string, { text, begins }: Start): SQL {
  const pattern = `${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`${begins} and ${notices.id} in (
    select n.id from notices n join trades t on t.shop_id = n.shop_id and t.trade_key = n.trade_key
    where t.shop_id = ${shopId} and (t.gateway_order_id like ${pattern} or t.access_id like ${pattern.toLowerCase()})
    union all
    select n.id from notices n where n.shop_id = ${shopId} and n.kind <> 'CARD')`;
}
