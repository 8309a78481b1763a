import { sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { askGateway, type Gateway } from '#recovery/gateway/ask-gateway';
import { findGatewayAccess } from '#recovery/gateway/find-gateway-access';
import { createPace } from '#recovery/gateway/pace';
import { askableOrderId } from '#recovery/reconcile/plan-checkouts';

export interface Sweep {
  /** Opens shops' sealed passwords. */
  secret: string;
  clock: () => Date;
  /** At most so many questions of one shop leave in a second. */
  perSecond: number;
  isStopping?: () => boolean;
}

type DueRow = { shopId: string; tradeKey: string; gatewayOrderId: string };

const mostQuestions = 60;
const mostSilences = 3;
const sweepMs = 20_000;

/**
 * Asks GMOPG about open rows whose outcome nobody knows (domain.md §4 line 7), in every shop with API access: at once, then
 * each time the row has grown a quarter older, a minute apart at the least. Bounded to 60 questions and about 20 seconds; no
 * shop's questions wait for another shop's. Silence of one shop ends its turn. Safe to repeat; meant for every minute.
 */
export async function askAboutUnknownOutcomes(
  db: Db,
  sweep: Sweep,
): Promise<{ asked: number; silent: number }> {
  const begunAt = sweep.clock().getTime();
  const isOver = () => sweep.isStopping?.() === true || sweep.clock().getTime() - begunAt >= sweepMs;
  const byShop = new Map<string, DueRow[]>();
  for (const row of await findDue(db, sweep.clock()))
    byShop.set(row.shopId, [...(byShop.get(row.shopId) ?? []), row]);
  const sums = { asked: 0, silent: 0 };
  await Promise.all(
    [...byShop].map(async ([shopId, rows]) => {
      const { asked, silent } = await askForShop(db, shopId, { rows, sweep, isOver });
      sums.asked += asked;
      sums.silent += silent;
    }),
  );
  return sums;
}

/** The shops take turns: each one's first row before any one's second. */
async function findDue(db: Db, now: Date): Promise<DueRow[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  return db.execute<DueRow>(sql`
    select s.id as "shopId", due.trade_key as "tradeKey", due.gateway_order_id as "gatewayOrderId"
    from shops s cross join lateral (
      select t.trade_key, t.gateway_order_id, row_number() over (order by t.asked_at nulls first, t.received_at) as turn
      from trades t
      where t.shop_id = s.id and t.reason = 'OUTCOME_UNKNOWN' and t.is_open and t.deleted_at is null
        and t.gateway_order_id ~ ${askableOrderId}
        and (t.asked_at is null
          or ${at} >= t.asked_at + greatest(interval '1 minute', (t.asked_at - t.received_at) * 0.25))
      order by turn limit ${mostQuestions}
    ) due
    where s.gateway_endpoint is not null and s.shop_pass_sealed is not null
    order by due.turn, s.id limit ${mostQuestions}`);
}

async function askForShop(
  db: Db,
  shopId: string,
  { rows, sweep, isOver }: { rows: readonly DueRow[]; sweep: Sweep; isOver: () => boolean },
): Promise<{ asked: number; silent: number }> {
  const access = await findGatewayAccess(db, shopId, sweep.secret);
  const sums = { asked: 0, silent: 0 };
  if (!access) return sums;
  const gateway: Gateway = { access, clock: sweep.clock };
  const pace = createPace(sweep.perSecond);
  let silences = 0;
  for (const { tradeKey, gatewayOrderId } of rows) {
    if (isOver() || silences === mostSilences) break;
    await pace();
    const question = { gatewayOrderId, tradeKey };
    const result = await askGateway(db, shopId, gateway, question, { purpose: 'OUTCOME', actor: 'FUKKYU' });
    const isSilent = result.kind === 'SILENT';
    silences = isSilent ? silences + 1 : 0;
    sums[isSilent ? 'silent' : 'asked']++;
    if (isSilent && result.isRateLimit) break;
  }
  return sums;
}
