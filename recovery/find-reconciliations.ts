import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { reconciliationFindings as findings, reconciliations } from '#db/schema';
import { isUuid } from '#recovery/is-uuid';
import { beyond, bindInPlace, inOrder } from '#recovery/list-by-time';
import { cutPage, type FoundPage, type Page } from '#recovery/page';
import type { Reconciliation } from '#recovery/start-reconciliation';

export type ReconciliationFinding = typeof findings.$inferSelect;

const list = { at: reconciliations.startedAt, id: reconciliations.id };

/** One page of a shop's runs, the latest first. */
export async function findReconciliations(
  db: Db,
  shopId: string,
  page: Page,
): Promise<FoundPage<Reconciliation>> {
  const rows = await db
    .select()
    .from(reconciliations)
    .where(and(eq(reconciliations.shopId, shopId), beyond(list, page, bindInPlace)))
    .orderBy(inOrder(list, page, page.size + 1));
  return cutPage(rows, page);
}

export async function countReconciliations(db: Db, shopId: string): Promise<number> {
  return db.$count(reconciliations, eq(reconciliations.shopId, shopId));
}

/** null when it does not exist or is another shop's. */
export async function findReconciliation(db: Db, shopId: string, id: string): Promise<Reconciliation | null> {
  if (!isUuid(id)) return null;
  const [run] = await db
    .select()
    .from(reconciliations)
    .where(and(eq(reconciliations.shopId, shopId), eq(reconciliations.id, id)));
  return run ?? null;
}

/** The same stretch of what each of these runs brought to light, oldest first; one statement for however many runs. */
export async function findFindings(
  db: Db,
  shopId: string,
  reconciliationIds: readonly string[],
  { size, after }: { size: number; after: string | null },
): Promise<Map<string, FoundPage<ReconciliationFinding>>> {
  const byRun = new Map<string, ReconciliationFinding[]>();
  for (const id of reconciliationIds) byRun.set(id, []);
  const beyondStart = after === null ? sql`` : sql`and f.id > ${after}::uuid`;
  const rows = await db
    .select()
    .from(findings)
    .where(
      sql`${findings.shopId} = ${shopId} and ${findings.id} = any(array(
        select part.id from unnest(${sql.param([...byRun.keys()])}::uuid[]) as run(id), lateral (
          select f.id from reconciliation_findings f
          where f.shop_id = ${shopId} and f.reconciliation_id = run.id ${beyondStart}
          order by f.id limit ${size + 1}) part))`,
    )
    .orderBy(findings.id);
  for (const row of rows) byRun.get(row.reconciliationId)?.push(row);
  const page: Page = {
    size,
    direction: 'FORWARD',
    from: after === null ? null : { at: new Date(0), id: after },
  };
  return new Map([...byRun].map(([id, found]) => [id, cutPage(found, page)]));
}
