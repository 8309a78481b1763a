import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { reconciliationFindings as findings, reconciliations } from '#db/schema/reconciliations';
import { isUuid } from '#recovery/is-uuid';
import { beyond, bindInPlace, inOrder } from '#recovery/lists/list-by-time';
import { cutPage, type FoundPage, type Page } from '#recovery/lists/page';
import type { Reconciliation } from '#recovery/reconcile/start-reconciliation';

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

export interface FindingsAsked {
  /** Of the run. */
  id: string;
  size: number;
  /** The id of the last finding of the page before. */
  after: string | null;
}

/** What runs brought to light, oldest first, a page for each in the order asked; one statement where all ask for the same stretch. */
export async function findFindingsOfRuns(
  db: Db,
  shopId: string,
  asked: readonly FindingsAsked[],
): Promise<FoundPage<ReconciliationFinding>[]> {
  const stretches = new Map(asked.map(({ size, after }) => [`${size} ${after}`, { size, after }]));
  const pages = new Map<string, Map<string, FoundPage<ReconciliationFinding>>>();
  for (const [name, stretch] of stretches) {
    const ids = asked.filter(({ size, after }) => `${size} ${after}` === name).map(({ id }) => id);
    pages.set(name, await findFindings(db, shopId, ids, stretch));
  }
  return asked.map(({ id, size, after }) => pages.get(`${size} ${after}`)?.get(id) ?? nothing);
}

const nothing = { rows: [], hasNextPage: false, hasPreviousPage: false };

/** The same stretch of what each of these runs brought to light; one statement for however many runs. */
async function findFindings(
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
