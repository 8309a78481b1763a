import type { Database } from '#db/client';

/**
 * Fills a shop with `rows` abnormal orders, 12 of them restorable, three in ten restored with an order and a sent mail,
 * two in ten duplicates, the rest unrecoverable, half of those without a checkout. By sets, past the product's verbs:
 * these rows are there to be read.
 */
export async function fillShop({ sql }: Database, shopId: string, rows: number): Promise<void> {
  const one = await sql.reserve();
  try {
    await one`set maintenance_work_mem = '512MB'`;
    await one`set synchronous_commit = off`;
    await one`create temp table planned as
      select n, 'bench-' || lpad(n::text, 10, '0') as number, lpad(to_hex(n), 32, '0') as access_id,
        date_trunc('milliseconds', now()) - interval '10 days' - n * interval '90 seconds' as at,
        case when n <= 12 then 'RESTORABLE' when n % 10 < 3 then 'RESTORED' when n % 10 < 5 then 'DUPLICATE'
          else 'UNRECOVERABLE' end as status,
        n > 12 and n % 10 >= 5 and n % 2 = 0 as has_no_checkout,
        (array['登録者','佐藤','鈴木','高橋','田中','渡辺','伊藤','山本','中村','小林'])[1 + n % 10]
          || (array['花子','太郎','一郎','美咲','翔','さくら','健','陽子','誠'])[1 + n / 10 % 9] || n / 90 as name,
        500 + n % 20000 as total, uuid_by_time() as trade_id, uuid_by_time() as order_id
      from generate_series(1, ${rows}) as n`;
    await one`analyze planned`;
    await withoutIndexes(one, async () => {
      await one`insert into checkouts (shop_id, order_number, ${one.unsafe(snapshotColumns)}, access_ids, registered_at, updated_at)
        select ${shopId}, number, ${one.unsafe(snapshotValues)}, array[access_id], at, at from planned where not has_no_checkout`;
      await one`insert into trades (shop_id, id, trade_key, access_id, gateway_order_id, order_number, gateway_status, job_code,
          money, amount, tax, total, currency, method, approval, tran_id, tran_date, first_tran_date, received_at, settles_at,
          ordered_at, status, reason, is_open, paid_order_id, search_text)
        select ${shopId}, trade_id, access_id, access_id, number, number, 'CAPTURE', 'CAPTURE', 'TAKEN', total, 0, total, 'JPN',
          '1', lpad((n % 10000000)::text, 7, '0'), '090317' || lpad(n::text, 22, '0'), at, at, at, at, at, status,
          case status when 'DUPLICATE' then 'ORDER_EXISTS' when 'UNRECOVERABLE' then
            case when has_no_checkout then 'NO_CHECKOUT' else 'AMOUNT_MISMATCH' end end,
          status <> 'RESTORED', case when status = 'RESTORED' then order_id end,
          lower(number) || '|' || case when has_no_checkout then '' else search_normal(name) end
        from planned`;
      await one`insert into orders (shop_id, id, number, ${one.unsafe(snapshotColumns)}, origin, placed_at, restored_at, restored_by,
          payment_method, access_id, trade_id, search_text)
        select ${shopId}, order_id, number, ${one.unsafe(snapshotValues)}, case when status = 'RESTORED' then 'RESTORED' else 'CART' end, at,
          case when status = 'RESTORED' then at end, case when status = 'RESTORED' then 'bench' end, 'CARD',
          case when status = 'RESTORED' then access_id end, case when status = 'RESTORED' then trade_id end,
          lower(number) || '|' || search_normal(name)
        from planned where status in ('RESTORED', 'DUPLICATE')`;
    });
    await one`insert into mails (shop_id, order_id, trade_id, kind, recipient, subject, body, html, state, message_id, queued_at,
        sent_at, attempts, requested_by)
      select ${shopId}, order_id, trade_id, 'CONFIRMATION', 'c@example.jp', 'ご注文の確認', 'ご注文ありがとうございます。', '', 'SENT',
        number || '@example.jp', at, at, 1, 'bench' from planned where status = 'RESTORED'`;
    await one`insert into abnormal_order_deltas (shop_id, status, is_open, rows, yen)
      select ${shopId}, status, status <> 'RESTORED', count(*), sum(total) from planned group by status`;
    await one`drop table planned`;
    await one`vacuum analyze`;
  } finally {
    one.release();
  }
}

const snapshotColumns = `order_type, ordered_at, member_id, customer_name, customer_kana, email, phone, postal_code, address,
  lines, shipments, subtotal, shipping_fee, handling_fee, discount, total`;
const snapshotValues = `'一般注文', at, 'm' || n, name, 'トウロク', 'c' || n || '@example.jp', lpad(n::text, 11, '0'),
  lpad((n % 10000000)::text, 7, '0'), '東京都千代田区千代田1-1',
  jsonb_build_array(jsonb_build_object('sku', 'A-1', 'name', '箸置き 梅', 'quantity', 1, 'unitPrice', total)),
  jsonb_build_array(jsonb_build_object('name', name, 'postalCode', null, 'address', '東京都千代田区千代田1-1', 'phone', null,
    'deliveryDate', null, 'deliveryTime', null)), total, 0, 0, 0, total`;

type Connection = Awaited<ReturnType<Database['sql']['reserve']>>;

/** The indexes for searching and the triggers for counting row by row would take most of the time: made anew at the end. */
async function withoutIndexes(one: Connection, work: () => Promise<void>): Promise<void> {
  const indexes = await one<{ name: string; definition: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid in ('trades'::regclass, 'orders'::regclass, 'checkouts'::regclass) and not indisunique`;
  for (const { name } of indexes) await one.unsafe(`drop index ${name}`);
  for (const table of ['trades', 'orders', 'checkouts'])
    await one.unsafe(`alter table ${table} disable trigger all`);
  await work();
  for (const table of ['trades', 'orders', 'checkouts'])
    await one.unsafe(`alter table ${table} enable trigger all`);
  for (const { definition } of indexes) await one.unsafe(definition);
}
