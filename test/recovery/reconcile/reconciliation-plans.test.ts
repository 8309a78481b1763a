import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { monthlyTotals } from '#recovery/abnormal-orders/monthly-totals';
import { aDatabase } from '#test/harness/a-database';
import { aReconciledShop } from '#test/recovery/reconcile/a-reconciled-shop';

// At 100,000 checkouts: what walks a whole table would be felt at 1,000,000.
const database = await aDatabase({ max: 1 });
const watcher = postgres(database.url, { max: 1, onnotice: () => {} });
afterAll(() => watcher.end());

const checkouts = 100_000;
const abandoned = 40;

async function fill(shopId: string): Promise<void> {
  await watcher`
    create temp table made as
    select i, 'N' || lpad(i::text, 8, '0') as number, md5(i::text) as access_id,
      timestamptz '2026-11-02 12:00+09' - i * interval '5 minutes' - interval '2 days' as at from generate_series(1, ${checkouts}::int) as i`;
  await watcher`
    insert into checkouts (shop_id, order_number, order_type, ordered_at, customer_name, lines, shipments, subtotal,
      shipping_fee, handling_fee, discount, total, registered_at, updated_at)
    select ${shopId}, number, '一般注文', at, '佐藤', '[]', '[]', 500, 0, 0, 0, 500, at, at from made`;
  await watcher`
    insert into orders (shop_id, number, origin, order_type, ordered_at, customer_name, lines, shipments, subtotal,
      shipping_fee, handling_fee, discount, total, placed_at, payment_method, access_id)
    select ${shopId}, number, 'CART', '一般注文', at, '佐藤', '[]', '[]', 500, 0, 0, 0, 500, at, 'CARD', case when i % 500 < 2 then 'other ' || access_id else access_id end
    from made where i % ${checkouts / abandoned}::int <> 0`;
  await watcher`
    insert into trades (shop_id, trade_key, access_id, gateway_order_id, order_number, gateway_status, money, amount,
      tax, total, currency, tran_date, received_at, settles_at, status, is_open)
    select ${shopId}, access_id, access_id, number, number, 'CAPTURE', case when i % 500 = 1 then 'REVERSED' else 'TAKEN' end,
      500, 0, 500, 'JPN', at, at, at, case when i % 500 < 2 then 'DUPLICATE' end, i % 5000 = 0
    from made where i % ${checkouts / abandoned}::int <> 0`;
  await watcher`vacuum analyze`;
}

async function seqScans(): Promise<number> {
  await database.sql`select pg_stat_force_next_flush()`;
  await watcher`select pg_stat_clear_snapshot()`;
  const [row] = await watcher<{ scans: number }[]>`select sum(seq_scan)::int as scans from pg_stat_user_tables
    where relname in ('trades', 'orders', 'checkouts')`;
  return row?.scans ?? Number.NaN;
}

test('a run reads no table as a whole, and in the next night it reads next to nothing', {
  timeout: 240_000,
}, async () => {
  const { shop, reconcile, later } = await aReconciledShop(database);
  await fill(shop.id);
  const before = await seqScans();
  const { counts, step } = await reconcile();
  expect(step).toBe('FINISHED');
  expect(counts.asked).toBeGreaterThan(abandoned);

  later(24 * 60);
  const again = await reconcile();
  // The abandoned ones are settled; a row or so has grown older than 180 days.
  expect(again.counts.asked).toBeGreaterThan(counts.asked - abandoned - 5);
  expect(again.counts.asked).toBeLessThanOrEqual(counts.asked - abandoned);
  await monthlyTotals(database.db, shop.id, { from: '2025-12', to: '2026-11' });
  expect((await seqScans()) - before).toBe(0);
  const [left] = await watcher`select count(*)::int as count from checkouts where reconciled_at is null`;
  expect(left).toEqual({ count: 0 });
});
