import { and, eq, isNull, lte } from 'drizzle-orm';
import type { Db } from '#db/client';
import { reconciliations } from '#db/schema/reconciliations';
import type { RunKey } from '#recovery/reconcile/reconciliation-job';
import type { Reconciliation } from '#recovery/reconcile/start-reconciliation';

/** Longer than a worker is ever silent between two writes: after it the worker is taken for dead. */
const claimMs = 3 * 60_000;

/** What `busyUntil` says of a run that anybody may take up, whatever their clock says. */
export const nobody = new Date(0);

/** Takes up a run that nobody works on; null when somebody does, when it waits, or when it has ended. */
export async function claimReconciliation(
  db: Db,
  { shopId, id }: RunKey,
  now: Date,
): Promise<Reconciliation | null> {
  const [claimed] = await db
    .update(reconciliations)
    .set({ workedAt: now, busyUntil: new Date(now.getTime() + claimMs) })
    .where(
      and(
        eq(reconciliations.shopId, shopId),
        eq(reconciliations.id, id),
        isNull(reconciliations.finishedAt),
        lte(reconciliations.busyUntil, now),
      ),
    )
    .returning();
  return claimed ?? null;
}

/**
 * Writes to a run that is still this worker's, and keeps it. null: it was slower than its claim and another has taken the
 * run up; what it asked is asked again.
 */
export async function writeToRun(
  db: Db,
  run: Reconciliation,
  { now, ...set }: Partial<Omit<Reconciliation, 'shopId' | 'id'>> & { now: Date },
): Promise<Reconciliation | null> {
  const [written] = await db
    .update(reconciliations)
    .set({ workedAt: now, busyUntil: new Date(now.getTime() + claimMs), ...set })
    .where(
      and(
        eq(reconciliations.shopId, run.shopId),
        eq(reconciliations.id, run.id),
        isNull(reconciliations.finishedAt),
        eq(reconciliations.busyUntil, run.busyUntil),
      ),
    )
    .returning();
  return written ?? null;
}
