import { sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { evaluate } from '#recovery/abnormal-orders/evaluate';
import { lockGatewayKeys, lockNumbers } from '#recovery/locks';

export interface Evaluated {
  trades: number;
  /** How many were stored otherwise than the facts say. */
  changed: number;
}

type Row = {
  id: string;
  tradeKey: string;
  gatewayOrderId: string;
  orderNumber: string;
  numberNow: string;
  state: string;
};

const batchSize = 500;

/**
 * Folds and evaluates every trade of a shop anew, 500 in a transaction, beside the running traffic. For a changed
 * setting of the shop, and for `evaluate --all`, which should never find anything to change.
 */
export async function evaluateAll(db: Db, shopId: string): Promise<Evaluated> {
  const total = { trades: 0, changed: 0 };
  for (let after = ''; ; ) {
    const batch = await evaluateBatch(db, shopId, after);
    total.trades += batch.trades;
    total.changed += batch.changed;
    if (batch.last === null) return total;
    after = batch.last;
  }
}

async function evaluateBatch(
  db: Db,
  shopId: string,
  after: string,
): Promise<Evaluated & { last: string | null }> {
  return db.transaction(async (tx) => {
    const keys = (
      await readRows(tx, shopId, sql`trade_key > ${after} order by trade_key limit ${batchSize}`)
    ).map((row) => row.tradeKey);
    const mine = sql`trade_key = any (${sql.param(keys)}::text[]) order by trade_key`;
    const ids = (await readRows(tx, shopId, mine)).map((row) => row.gatewayOrderId);
    await lockGatewayKeys(tx, shopId, [...keys, ...ids]);
    const before = await readRows(tx, shopId, mine);
    const numbers = [...new Set(before.flatMap((row) => [row.orderNumber, row.numberNow]))];
    await lockNumbers(tx, shopId, numbers);
    await tx.execute(sql`select fold_trades(${shopId}, ${sql.param(keys)}::text[])`);
    await evaluate(tx, shopId, numbers);
    const states = new Map((await readRows(tx, shopId, mine)).map((row) => [row.id, row.state]));
    const changed = before.filter((row) => states.get(row.id) !== row.state).length;
    return { trades: keys.length, changed, last: keys.length < batchSize ? null : (keys.at(-1) ?? null) };
  });
}

async function readRows(tx: Db, shopId: string, where: ReturnType<typeof sql>): Promise<Row[]> {
  return tx.execute<Row>(sql`
    select id, trade_key as "tradeKey", gateway_order_id as "gatewayOrderId", order_number as "orderNumber",
      order_number_of(shop_id, gateway_order_id) as "numberNow",
      concat_ws('|', order_number, money, total, coalesce(status, '-'), coalesce(reason, '-'), warnings, is_open,
        paid_order_id, settles_at) as state
    from trades where shop_id = ${shopId} and ${where}`);
}
