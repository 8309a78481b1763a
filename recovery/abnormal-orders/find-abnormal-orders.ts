import { and, eq, getTableColumns, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { keptStatement } from '#db/kept-statement';
import { trades } from '#db/schema/trades';
import {
  type AbnormalOrderFilter,
  type AbnormalOrderStatus,
  all,
  fitsFilter,
  hasSettled,
  hasSpan,
  hidesSettling,
  abnormalOrderList as list,
} from '#recovery/abnormal-orders/abnormal-order-filter';
import { isUuid } from '#recovery/is-uuid';
import { type Bind, beyond, bindByName, bindInPlace, inOrder } from '#recovery/lists/list-by-time';
import { cutPage, type FoundPage, type Page } from '#recovery/lists/page';
import { planSearch, searchRows } from '#recovery/lists/search-rows';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

interface Asked {
  /** null: every status. */
  status: AbnormalOrderStatus | null;
  filter: AbnormalOrderFilter;
  page: Page;
  /** Read of each row; all when absent. */
  columns?: TradeColumns;
}

const allColumns = getTableColumns(trades);
type TradeColumns = typeof allColumns;

/** One page of a list, newest notice first (domain.md §2). Deleted and settling rows only where the filter asks for them. */
export async function findAbnormalOrders(
  db: Db,
  shopId: string,
  asked: Asked,
  now: Date,
): Promise<FoundPage<Trade>> {
  const { filter, page, columns = allColumns } = asked;
  const plan = filter.search ? await planSearch(db, list, filter.search) : null;
  if (!plan) return cutPage(await readRows(db, shopId, asked, now), page);

  const where = rowsAsked(shopId, asked, { now, bind: bindInPlace });
  const found = await searchRows(db, { list, plan, where, page }, (ids) =>
    db
      .select(columns)
      .from(trades)
      .where(and(eq(trades.shopId, shopId), sql`${trades.id} = any(${ids})`))
      .orderBy(inOrder(list, page)),
  );
  return cutPage(found, page);
}

function readRows(db: Db, shopId: string, asked: Asked, now: Date): Promise<Trade[]> {
  const { filter, page, columns = allColumns } = asked;
  const { bind, values } = bindByName();
  const where = rowsAsked(shopId, asked, { now, bind });
  const select = () =>
    db
      .select(columns)
      .from(trades)
      .where(where)
      .orderBy(inOrder(list, page, page.size + 1));
  // The best index of a span depends on its ends: planned anew each time.
  if (hasSpan(filter)) return select().execute(values);
  const name = `abnormal orders ${page.direction} ${page.size} ${filter.open} ${filter.deleted} ${Object.keys(values)} of ${Object.keys(columns)}`;
  return keptStatement(db, name, () => select().prepare(name)).execute(values);
}

function rowsAsked(
  shopId: string,
  { status, filter, page }: Asked,
  { now, bind }: { now: Date; bind: Bind },
): SQL {
  return all([
    ...fitsFilter(shopId, filter, { bind, now }),
    status ? sql`${trades.status} = ${bind('status', status)}` : undefined,
    // A restored row is never open (domain.md §4): nothing to look for among all that are.
    status === 'RESTORED' && (filter.open || filter.deadline) ? sql`false` : undefined,
    hidesSettling(filter) ? hasSettled(now, bind) : undefined,
    beyond(list, page, bind),
  ]);
}

/** For loaders: the listed ones of these ids, deleted or not, in any order. */
export async function findAbnormalOrdersByIds(
  db: Db,
  shopId: string,
  ids: readonly string[],
): Promise<Trade[]> {
  const named = ids.filter(isUuid);
  if (named.length === 0) return [];
  return db
    .select()
    .from(trades)
    .where(and(eq(trades.shopId, shopId), inArray(trades.id, named), isNotNull(trades.status)));
}

/** The listed ones that stand under these order numbers, deleted or not, newest first. */
export async function findAbnormalOrdersByNumbers(
  db: Db,
  shopId: string,
  numbers: readonly string[],
): Promise<Trade[]> {
  if (numbers.length === 0) return [];
  return db
    .select()
    .from(trades)
    .where(
      and(eq(trades.shopId, shopId), inArray(trades.orderNumber, [...numbers]), isNotNull(trades.status)),
    )
    .orderBy(inOrder(list, { direction: 'FORWARD' }));
}
