import { eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema';
import { all } from '#recovery/abnormal-order-filter';
import { beyond, bindInPlace, inOrder } from '#recovery/list-by-time';
import { cutPage, type FoundPage, type Page, type Position } from '#recovery/page';

export type AuditEntry = typeof auditEntries.$inferSelect;

/** Absent and null mean: not asked. Both ends of the span belong to it. */
export interface AuditFilter {
  kinds?: readonly string[] | null;
  /** Part of the name of who did it. */
  actor?: string | null;
  from?: Date | null;
  to?: Date | null;
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
    .where(all([...fitsFilter(shopId, filter), beyond(list, page, bindInPlace)]))
    .orderBy(inOrder(list, page, page.size + 1));
  return cutPage(rows, page);
}

export async function countAuditEntries(db: Db, shopId: string, filter: AuditFilter): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)` })
    .from(auditEntries)
    .where(all(fitsFilter(shopId, filter)));
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

function fitsFilter(shopId: string, { kinds, actor, from, to }: AuditFilter): SQL[] {
  const conditions = [
    eq(auditEntries.shopId, shopId),
    kinds && kinds.length > 0 && inArray(auditEntries.kind, [...kinds]),
    actor && sql`strpos(lower(${auditEntries.actor}), lower(${actor})) > 0`,
    from && sql`${auditEntries.at} >= ${from.toISOString()}::timestamptz`,
    to && sql`${auditEntries.at} <= ${to.toISOString()}::timestamptz`,
  ];
  return conditions.filter((condition) => condition instanceof Object);
}
