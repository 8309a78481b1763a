import { sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { addMailJob, mailTask } from '#mail/mail-job';
import { claimSeconds } from '#mail/mail-ledger';

/**
 * Gives a new job to every mail that waits without one: its worker died, or its job was lost or used up. Cheap, safe to
 * repeat and to run in many processes; meant for the start and for every minute. Returns how many there were.
 */
export async function rescueMails(db: Db, now: Date): Promise<number> {
  const limit = new Date(now.getTime() - claimSeconds * 1000).toISOString();
  const rescued = await db.execute(sql`
    select ${addMailJob(sql`mails.id`, 0)}
    from mails
    where state in ('QUEUED', 'SENDING')
      and coalesce(sending_at, queued_at) < ${limit}::timestamptz
      and not exists (
        select from graphile_worker.jobs
        where task_identifier = ${mailTask} and key = 'mail:' || mails.id and attempts < max_attempts
          and (locked_at is null or locked_at > ${limit}::timestamptz)
      )`);
  return rescued.length;
}
