import { sql } from 'drizzle-orm';
import type { Db } from '#db/client';

/** Many open rows at once: what an outage of the network or of GMOPG leaves behind. */
export interface Surge {
  /** When the first of them arrived. */
  since: Date;
  /** When the last of them arrived. */
  until: Date;
  /** Open rows since then, settling ones left out. */
  rows: number;
}

/** So many open rows within an hour are an outage, unless the shop says another number (product.md: 0–3 a week are usual). */
const usualSurge = 10;

/** Rows looked at; the count of a surge is not bounded by it. */
const mostLookedAt = 10_000;

/**
 * The latest surge of the last 24 hours: at least `leastRows` open and settled rows that arrived within one hour, and every
 * one after them. Hours that follow each other without a free hour between them are one surge. null: there is none.
 */
export async function findSurge(
  db: Db,
  shopId: string,
  { now, leastRows = usualSurge }: { now: Date; leastRows?: number },
): Promise<Surge | null> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const [found] = await db.execute<{ since: Date | null; until: Date | null; rows: number }>(sql`
    with open as not materialized (
      select received_at from trades
      where shop_id = ${shopId} and is_open and deleted_at is null and status is not null
        and settles_at <= ${at} and received_at <= ${at} and received_at > ${at} - interval '24 hours'
    ), counted as (
      select received_at,
        count(*) over (order by received_at range between current row and interval '1 hour' following) as within
      from (select received_at from open order by received_at desc limit ${mostLookedAt}) newest
    ), crowded as (
      select received_at, received_at - lag(received_at) over (order by received_at) as free
      from counted where within >= ${leastRows}
    ), latest as (
      select max(received_at) as since from crowded where free is null or free > interval '1 hour'
    )
    select latest.since, max(open.received_at) as until, count(*) as rows
    from latest join open on open.received_at >= latest.since group by latest.since`);
  if (!found?.since || !found.until) return null;
  return { since: found.since, until: found.until, rows: found.rows };
}
