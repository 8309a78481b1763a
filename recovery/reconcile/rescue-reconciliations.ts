import { sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { addReconciliationJob, reconciliationTask } from '#recovery/reconcile/reconciliation-job';

/**
 * Gives a new job to every run that nobody works on any more: its worker died, or its job was lost. Cheap, safe to repeat
 * and to run in many processes; meant for every minute. Returns how many there were.
 */
export async function rescueReconciliations(db: Db, now: Date): Promise<number> {
  const rescued = await db.execute(sql`
    select ${addReconciliationJob({ shopId: sql`r.shop_id`, id: sql`r.id` }, { delaySeconds: 0 })}
    from reconciliations r
    where r.finished_at is null and r.busy_until < ${now.toISOString()}::timestamptz
      and not exists (
        select from graphile_worker.jobs
        where task_identifier = ${reconciliationTask} and key = 'reconciliation:' || r.id and attempts < max_attempts
          and locked_at is null
      )`);
  return rescued.length;
}
