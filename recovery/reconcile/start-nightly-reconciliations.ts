import { sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { jstDayOf, startOfJstDay } from '#gmopg/jst-calendar';
import { nobody } from '#recovery/reconcile/claim-reconciliation';
import { addReconciliationJob } from '#recovery/reconcile/reconciliation-job';

/** Who asked for a run of the night. */
const nightly = 'NIGHTLY';

const hourMs = 3_600_000;
const nightBegins = 3 * hourMs;

/**
 * Starts the run of the night, from 03:00 in Japan on, for every shop with API access that has had none since: at three, or
 * as soon as a process works again. Waits for a run that is under way. Safe to repeat and to run in many processes; meant
 * for every minute. Returns how many it started.
 */
export async function startNightlyReconciliations(db: Db, now: Date): Promise<number> {
  const day = jstDayOf(new Date(now.getTime() - nightBegins));
  const night = new Date(startOfJstDay(day).getTime() + nightBegins).toISOString();
  const at = sql`${now.toISOString()}::timestamptz`;
  const started = await db.execute(sql`
    with started as (
      insert into reconciliations (shop_id, requested_by, started_at, worked_at, busy_until)
      select s.id, ${nightly}::text, ${at}, ${at}, ${nobody.toISOString()}::timestamptz from shops s
      where s.gateway_endpoint is not null and s.shop_pass_sealed is not null and not exists (
        select from reconciliations r
        where r.shop_id = s.id and r.requested_by = ${nightly} and r.started_at >= ${night}::timestamptz)
      on conflict (shop_id) where finished_at is null do nothing
      returning shop_id, id
    )
    select ${addReconciliationJob({ shopId: sql`shop_id`, id: sql`id` }, { delaySeconds: 0 })} from started`);
  return started.length;
}
