import { type SQL, sql } from 'drizzle-orm';

/** The name of the task in the job queue. */
export const mailTask = 'send_mail';

/**
 * SQL that queues the job of one mail. The key keeps it to one job per mail: queued again while an older job is
 * locked by a dead worker, the older one is set aside.
 */
export function addMailJob(mailId: SQL, delaySeconds: number): SQL {
  return sql`graphile_worker.add_job(
    ${mailTask}::text,
    json_build_object('mailId', ${mailId}),
    run_at => now() + make_interval(secs => ${delaySeconds}::int),
    job_key => 'mail:' || ${mailId}
  )`;
}
