import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { keptStatement } from '#db/kept-statement';
import { abnormalOrderDeltas as deltas, trades } from '#db/schema/trades';
import {
  type AbnormalOrderFilter,
  all,
  fitsFilter,
  hasSettled,
  hasSpan,
  hidesSettling,
  abnormalOrderList as list,
} from '#recovery/abnormal-orders/abnormal-order-filter';
import { type Bind, bindByName, bindInPlace } from '#recovery/lists/list-by-time';
import { planSearch, type SearchPlan, selectMatches } from '#recovery/lists/search-rows';

/** The numbers on the tabs. `moneyAtRisk`: yen of the open ones. `settling`: how many fit but for their grace. */
export interface AbnormalOrderCounts extends Record<string, number> {
  all: number;
  restorable: number;
  restored: number;
  duplicate: number;
  unrecoverable: number;
  open: number;
  settling: number;
  moneyAtRisk: number;
}

/** Counts exactly what findAbnormalOrders lists under the same filter, settling rows left out unless it asks for them. */
export async function countAbnormalOrders(
  db: Db,
  shopId: string,
  filter: AbnormalOrderFilter,
  now: Date,
): Promise<AbnormalOrderCounts> {
  const plan = filter.search ? await planSearch(db, list, filter.search) : null;
  // Deltas know a row's status and whether it is open; deleted rows have none.
  const [counts] =
    plan || filter.deleted || hasSpan(filter)
      ? await sumsOf(db, rowsThatFit(shopId, { filter, plan, now }), hidesSettling(filter))
      : await readDeltas(db, shopId, filter, now);
  if (!counts) throw new Error('A count without a row.');
  return counts;
}

function readDeltas(
  db: Db,
  shopId: string,
  filter: AbnormalOrderFilter,
  now: Date,
): Promise<AbnormalOrderCounts[]> {
  const { bind, values } = bindByName();
  const rows = rowsByDeltas(shopId, filter, { now, bind });
  const hides = hidesSettling(filter);
  const name = `count by deltas ${hides} ${filter.open}`;
  return keptStatement(db, name, () => sumsOf(db, rows, hides).prepare(name)).execute(values);
}

/** When the first notice of the oldest open row arrived; null when nothing is open. */
export async function findOldestOpenAt(db: Db, shopId: string, now: Date): Promise<Date | null> {
  const [oldest] = await db
    .select({ receivedAt: trades.receivedAt })
    .from(trades)
    .where(
      all([...fitsFilter(shopId, { open: true }, { bind: bindInPlace, now }), hasSettled(now, bindInPlace)]),
    )
    .orderBy(trades.receivedAt)
    .limit(1);
  return oldest?.receivedAt ?? null;
}

interface Asked {
  filter: AbnormalOrderFilter;
  plan: SearchPlan | null;
  now: Date;
}

/** One line a row. The id keeps the union of a search from folding rows that are alike. */
function rowsThatFit(shopId: string, { filter, plan, now }: Asked): SQL {
  const where = all(fitsFilter(shopId, filter, { bind: bindInPlace, now }));
  // Nothing that the lists' indexes do not hold: a span may be the whole shop.
  const open = filter.deleted ? sql`false` : trades.isOpen;
  const isSettling = filter.deleted ? sql`false` : sql`not ${hasSettled(now, bindInPlace)}`;
  const columns = sql`${trades.status}, ${open}, ${isSettling}, 1::bigint, ${trades.total}`;
  return plan
    ? selectMatches({ list, plan, where }, sql`${columns}, ${trades.id}`)
    : sql`select ${columns}, null::uuid from ${trades} where ${where}`;
}

/** Deltas know nothing of time: what still settles is taken from what is listed and told apart. */
function rowsByDeltas(
  shopId: string,
  filter: AbnormalOrderFilter,
  { now, bind }: { now: Date; bind: Bind },
): SQL {
  const { open } = filter;
  const where = all([...fitsFilter(shopId, filter, { bind, now }), sql`not ${hasSettled(now, bind)}`]);
  return sql`
    select ${deltas.status}, ${deltas.isOpen}, false, ${deltas.rows}, ${deltas.yen}, null::uuid
    from ${deltas} where ${deltas.shopId} = ${bind('shopId', shopId)} ${open == null ? sql`` : sql.raw(`and is_open = ${open}`)}
    union all
    select ${trades.status}, ${trades.isOpen}, kind.is_settling, kind.rows, kind.rows * ${trades.total}, ${trades.id}
    from ${trades}, (values (true, 1), (false, -1)) as kind(is_settling, rows) where ${where}`;
}

function sumsOf(db: Db, rows: SQL, hides: boolean) {
  const counted = hides ? sql`not is_settling` : sql`true`;
  const count = (which: SQL) =>
    sql<number>`coalesce(sum(rows) filter (where ${counted} and ${which}), 0)::bigint`;
  return db
    .select({
      all: count(sql`true`),
      restorable: count(sql`status = 'RESTORABLE'`),
      restored: count(sql`status = 'RESTORED'`),
      duplicate: count(sql`status = 'DUPLICATE'`),
      unrecoverable: count(sql`status = 'UNRECOVERABLE'`),
      open: count(sql`is_open`),
      settling: sql<number>`coalesce(sum(rows) filter (where is_settling), 0)::bigint`,
      moneyAtRisk: sql<number>`coalesce(sum(yen) filter (where ${counted} and is_open), 0)::bigint`,
    })
    .from(sql`(${rows}) as fitting(status, is_open, is_settling, rows, yen, id)`);
}
