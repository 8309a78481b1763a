import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { checkouts } from '#db/schema/orders';
import { trades } from '#db/schema/trades';
import { jstDayOf, startOfJstDay } from '#gmopg/jst-calendar';
import { type MoneyDeadline, moneyDeadlines } from '#gmopg/money-deadlines';
import type { AbnormalOrderStatus } from '#recovery/abnormal-orders/abnormal-order-filter';

interface Sum {
  count: number;
  yen: number;
}

export interface DigestRow {
  id: string;
  orderNumber: string;
  receivedAt: Date;
  total: number;
  status: AbnormalOrderStatus | null;
  /** null: no checkout says who it is. */
  customerName: string | null;
}

/** What there is to do in a shop, and what was done since `since`. Settling rows are left out (domain.md §4). */
export interface Digest {
  since: Date;
  open: Sum;
  /** What ends at the coming midnight in Japan. */
  endingToday: Array<Sum & { ends: MoneyDeadline['ends'] }>;
  oldest: DigestRow[];
  restored: Sum;
  cancelled: Sum;
}

const rowsNamed = 5;

interface Asked {
  since: Date;
  now: Date;
  /** The shop's setting: whether SAUTH holds money. */
  sauthHolds: boolean;
}

export async function findDigest(db: Db, shopId: string, { since, now, sauthHolds }: Asked): Promise<Digest> {
  const groups = await groupOpen(db, shopId, now);
  return {
    since,
    open: sumOf(groups),
    endingToday: endingToday(groups, { now, sauthHolds }),
    oldest: await findOldest(db, shopId, now),
    ...(await findDone(db, shopId, { since, now })),
  };
}

interface Group extends Sum, Record<string, unknown> {
  gatewayStatus: string;
  /** Some moment of the day in Japan that the group shares. */
  tranDate: Date | null;
}

function openNow(shopId: string, now: Date) {
  return sql`${trades.shopId} = ${shopId} and ${trades.isOpen} and ${trades.deletedAt} is null
    and ${trades.status} is not null and ${trades.settlesAt} <= ${now.toISOString()}::timestamptz`;
}

/** Deadlines go by the status and the day: however many rows there are, there are few groups of them. */
function groupOpen(db: Db, shopId: string, now: Date): Promise<Group[]> {
  return db.execute<Group>(sql`
    select gateway_status as "gatewayStatus", min(tran_date) as "tranDate", count(*) as count, sum(total)::bigint as yen
    from ${trades} where ${openNow(shopId, now)}
    group by gateway_status, (tran_date at time zone 'Asia/Tokyo')::date`);
}

function endingToday(
  groups: readonly Group[],
  { now, sauthHolds }: { now: Date; sauthHolds: boolean },
): Digest['endingToday'] {
  const midnight = startOfJstDay(jstDayOf(now) + 1).getTime();
  const sums = new Map<MoneyDeadline['ends'], Sum>();
  for (const { gatewayStatus, tranDate, count, yen } of groups) {
    for (const { ends, until } of moneyDeadlines({ gatewayStatus, tranDate, sauthHolds })) {
      if (until.getTime() !== midnight) continue;
      const earlier = sums.get(ends);
      sums.set(ends, { count: count + (earlier?.count ?? 0), yen: yen + (earlier?.yen ?? 0) });
    }
  }
  return [...sums].map(([ends, sum]) => ({ ends, ...sum }));
}

function findOldest(db: Db, shopId: string, now: Date): Promise<DigestRow[]> {
  return db
    .select({
      id: trades.id,
      orderNumber: trades.orderNumber,
      receivedAt: trades.receivedAt,
      total: trades.total,
      status: trades.status,
      customerName: checkouts.customerName,
    })
    .from(trades)
    .leftJoin(
      checkouts,
      and(eq(checkouts.shopId, trades.shopId), eq(checkouts.orderNumber, trades.orderNumber)),
    )
    .where(and(openNow(shopId, now), isNull(trades.deletedAt)))
    .orderBy(trades.receivedAt, trades.id)
    .limit(rowsNamed);
}

/** By the same rule as the month's sums (monthly-totals.ts). */
async function findDone(
  db: Db,
  shopId: string,
  { since, now }: { since: Date; now: Date },
): Promise<{ restored: Sum; cancelled: Sum }> {
  const within = (at: ReturnType<typeof sql>) =>
    sql`${at} > ${since.toISOString()}::timestamptz and ${at} <= ${now.toISOString()}::timestamptz`;
  const rows = await db.execute<Record<string, unknown> & Sum & { of: 'restored' | 'cancelled' }>(sql`
    select 'restored' as of, count(*) as count, coalesce(sum(total), 0)::bigint as yen from orders
    where shop_id = ${shopId} and origin = 'RESTORED' and ${within(sql`placed_at`)}
    union all
    select 'cancelled', count(*), coalesce(sum(total), 0)::bigint from trades
    where shop_id = ${shopId} and money = 'REVERSED' and status is not null
      and ${within(sql`coalesce(tran_date, received_at)`)}`);
  const of = (name: string) => sumOf(rows.filter((row) => row.of === name));
  return { restored: of('restored'), cancelled: of('cancelled') };
}

function sumOf(sums: readonly Sum[]): Sum {
  return sums.reduce((sum, { count, yen }) => ({ count: sum.count + count, yen: sum.yen + yen }), {
    count: 0,
    yen: 0,
  });
}
