import { sql } from 'drizzle-orm';
import type { Db } from '#db/client';

const mostAnswers = 20_000;

/**
 * Deletes runs that ended 400 days ago with their findings, and answers, 90 days old, that GMOPG knows no such OrderID where
 * no trade came of it. No row and no trade depends on either. Bounded; what is left over goes the next time.
 */
export async function forgetOldReconciliations(db: Db, now: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  await db.execute(sql`
    delete from reconciliations r using shops s
    where r.shop_id = s.id and r.started_at < ${at} - interval '400 days' and r.finished_at is not null`);
  await db.execute(sql`
    delete from gateway_answers where (shop_id, id) in (
      select a.shop_id, a.id from shops s
      join gateway_answers a on a.shop_id = s.id and a.trade_key is null and a.asked_at < ${at} - interval '90 days'
      limit ${mostAnswers})`);
}
