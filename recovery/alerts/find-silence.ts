import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { notices } from '#db/schema/notices';
import {
  judgeSilence,
  type NoticeHistory,
  shortestSilenceMs,
  usualSpans,
} from '#recovery/alerts/judge-silence';

/** Notices stay away for unusually long: GMOPG cannot reach us, or its console has another URL. */
export interface NoticeSilence {
  /** When the last one came. */
  since: Date;
  /** How many usually come in such a time; null with too little history. */
  usualCount: number | null;
}

/** Enough to judge by: no busy shop is counted to the end, each minute. */
const mostCounted = 1_000;

/** Probes and notices that are not believed may be anybody's. */
const isOfGateway = sql`kind in ('CARD', 'OTHER_PAY_TYPE')`;

/** null: notices come as usual, or there is too little history to say (the rule: judge-silence.ts). */
export async function findSilence(db: Db, shopId: string, now: Date): Promise<NoticeSilence | null> {
  const history = await findHistory(db, shopId, now);
  if (!history || now.getTime() - history.lastAt.getTime() < shortestSilenceMs) return null;
  const spans = usualSpans(history, now);
  const [counts, ever] = [await countsOf(db, shopId, spans), await countEver(db, shopId)];
  const silence = judgeSilence(history, { counts, ever }, now);
  return silence && { since: history.lastAt, ...silence };
}

/** When the last notice came; null: none ever did. */
export async function findHistory(db: Db, shopId: string, now: Date): Promise<NoticeHistory | null> {
  const { receivedAt, id } = notices;
  const until = sql`${receivedAt} <= ${now.toISOString()}::timestamptz`;
  const mine = () =>
    db
      .select({ at: receivedAt })
      .from(notices)
      .where(and(eq(notices.shopId, shopId), isOfGateway, until))
      .limit(1);
  const [first] = await mine().orderBy(asc(receivedAt), asc(id));
  const [last] = await mine().orderBy(desc(receivedAt), desc(id));
  return first && last ? { firstAt: first.at, lastAt: last.at } : null;
}

async function countsOf(
  db: Db,
  shopId: string,
  spans: ReadonlyArray<{ from: Date; to: Date }>,
): Promise<number[]> {
  if (spans.length === 0) return [];
  const rows = await db.execute<{ count: number }>(sql`
    select (select count(*) from (
      select from notices n where n.shop_id = ${shopId} and ${isOfGateway}
        and n.received_at > s."from" and n.received_at <= s."to" limit ${mostCounted}) counted) as count
    from jsonb_to_recordset(${JSON.stringify(spans)}::text::jsonb) as s("from" timestamptz, "to" timestamptz)`);
  return rows.map((row) => row.count);
}

async function countEver(db: Db, shopId: string): Promise<number> {
  const [found] = await db.execute<{ count: number }>(sql`
    select count(*) as count from (
      select from notices where shop_id = ${shopId} and ${isOfGateway}
      order by received_at, id limit ${mostCounted}) counted`);
  return found?.count ?? 0;
}
