import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { orders } from '#db/schema/orders';
import { trades } from '#db/schema/trades';
import { all } from '#recovery/abnormal-orders/abnormal-order-filter';
import { beyond, bindInPlace, inOrder } from '#recovery/lists/list-by-time';
import { cutPage, type FoundPage, type Page, type Position } from '#recovery/lists/page';

export type AuditEntry = typeof auditEntries.$inferSelect;

/** Absent and null mean: not asked. Both ends of the span belong to it. */
export interface AuditFilter {
  kinds?: readonly string[] | null;
  /** Part of the name of who did it. */
  actor?: string | null;
  from?: Date | null;
  to?: Date | null;
  /** Of the rows and the order it was done to. */
  orderNumber?: string | null;
}

const list = { at: auditEntries.at, id: auditEntries.id };
const rowsAtOnce = 1_000;

/** One page of who did what, the latest first. */
export async function findAuditEntries(
  db: Db,
  shopId: string,
  { filter, page }: { filter: AuditFilter; page: Page },
): Promise<FoundPage<AuditEntry>> {
  const rows = await db
    .select()
    .from(auditEntries)
    .where(all([...(await fitsFilter(db, shopId, filter)), beyond(list, page, bindInPlace)]))
    .orderBy(inOrder(list, page, page.size + 1));
  return cutPage(rows, page);
}

export async function countAuditEntries(db: Db, shopId: string, filter: AuditFilter): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)` })
    .from(auditEntries)
    .where(all(await fitsFilter(db, shopId, filter)));
  return row?.count ?? 0;
}

/** All of it, a thousand at a time: as much as is read is in memory, and no more. */
export async function* exportAuditEntries(
  db: Db,
  shopId: string,
  filter: AuditFilter,
): AsyncGenerator<AuditEntry[], void> {
  let from: Position | null = null;
  do {
    const page = { size: rowsAtOnce, direction: 'FORWARD', from } as const;
    const { rows, hasNextPage } = await findAuditEntries(db, shopId, { filter, page });
    yield rows;
    const last = rows.at(-1);
    from = hasNextPage && last ? { at: last.at, id: last.id } : null;
  } while (from !== null);
}

/** Names and ids are looked up before: with them in sight the planner takes the index that is the shortest way. */
async function fitsFilter(
  db: Db,
  shopId: string,
  { kinds, actor, from, to, orderNumber }: AuditFilter,
): Promise<SQL[]> {
  const conditions = [
    eq(auditEntries.shopId, shopId),
    kinds && kinds.length > 0 && sql`${auditEntries.kind} in ${[...kinds]}`,
    actor && anyOf(auditEntries.actor, await findActors(db, shopId, actor)),
    orderNumber && (await isAbout(db, shopId, orderNumber)),
    from && sql`${auditEntries.at} >= ${from.toISOString()}::timestamptz`,
    to && sql`${auditEntries.at} <= ${to.toISOString()}::timestamptz`,
  ];
  return conditions.filter((condition) => condition instanceof Object);
}

/** Everybody who did something and whose name holds these letters: one step in the index for each. */
async function findActors(db: Db, shopId: string, part: string): Promise<string[]> {
  const rows = await db.execute<{ actor: string }>(sql`
    with recursive known as (
      (select actor from audit_entries where shop_id = ${shopId} order by actor limit 1)
      union all
      select (
        select later.actor from audit_entries later
        where later.shop_id = ${shopId} and later.actor > known.actor order by later.actor limit 1
      ) from known where known.actor is not null
    )
    select actor from known where strpos(lower(actor), lower(${part})) > 0`);
  return rows.map(({ actor }) => actor);
}

async function isAbout(db: Db, shopId: string, orderNumber: string): Promise<SQL | undefined> {
  const [rows, made] = await Promise.all([
    db
      .select({ id: trades.id })
      .from(trades)
      .where(and(eq(trades.shopId, shopId), eq(trades.orderNumber, orderNumber))),
    db
      .select({ id: orders.id })
      .from(orders)
      .where(and(eq(orders.shopId, shopId), eq(orders.number, orderNumber))),
  ]);
  return or(
    anyOf(
      auditEntries.tradeId,
      rows.map(({ id }) => id),
    ),
    anyOf(
      auditEntries.orderId,
      made.map(({ id }) => id),
    ),
  );
}

function anyOf(
  column: typeof auditEntries.actor | typeof auditEntries.tradeId | typeof auditEntries.orderId,
  values: string[],
): SQL {
  return values.length === 0 ? sql`false` : inArray(column, values);
}
