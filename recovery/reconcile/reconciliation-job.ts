import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';

/** The name of the task in the job queue, and what its jobs carry. */
export const reconciliationTask = 'reconcile';
export const reconciliationJob = z.object({ shopId: z.uuid(), id: z.uuid() });

export type RunKey = z.infer<typeof reconciliationJob>;

/** Queues the next step of a run. */
export async function queueReconciliation(
  db: Db,
  { shopId, id }: RunKey,
  { delaySeconds }: { delaySeconds: number },
): Promise<void> {
  const run = { shopId: sql`${shopId}::uuid`, id: sql`${id}::uuid` };
  await db.execute(sql`select ${addReconciliationJob(run, { delaySeconds })}`);
}

/**
 * SQL that queues the next step of a run. The key keeps it to one waiting job per run: queued again while an older job is
 * locked, by this worker or a dead one, the older one is set aside.
 */
export function addReconciliationJob(
  { shopId, id }: { shopId: SQL; id: SQL },
  { delaySeconds }: { delaySeconds: number },
): SQL {
  return sql`graphile_worker.add_job(
    ${reconciliationTask}::text,
    json_build_object('shopId', ${shopId}, 'id', ${id}),
    run_at => now() + make_interval(secs => ${delaySeconds}::float),
    job_key => 'reconciliation:' || ${id}::text,
    max_attempts => 3
  )`;
}
