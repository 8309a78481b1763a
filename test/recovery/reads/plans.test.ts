import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countAbnormalOrders, findOldestOpenAt } from '#recovery/abnormal-orders/count-abnormal-orders';
import { findAbnormalOrders } from '#recovery/abnormal-orders/find-abnormal-orders';
import { findMoneyDeadlines } from '#recovery/abnormal-orders/find-money-deadlines';
import { findSurge } from '#recovery/abnormal-orders/find-surge';
import { findTimelines } from '#recovery/abnormal-orders/find-timelines';
import { findDigest } from '#recovery/alerts/find-digest';
import { findSilence } from '#recovery/alerts/find-silence';
import { countNotices, findNotices } from '#recovery/notices/find-notices';
import { findOrders } from '#recovery/orders/find-orders';
import { countAuditEntries, findAuditEntries } from '#recovery/shops/find-audit-entries';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';

// At 100,000 rows: a list that walks a whole table would be felt at 1,000,000.
const database = await aDatabase();
const { shop } = await aShop(database);
const now = new Date('2026-11-02T12:00:00+09:00');
const page = { size: 50, direction: 'FORWARD', from: null } as const;
const yesterday = new Date('2026-11-01T12:00:00+09:00');
const halfway = { at: new Date('2025-01-01T00:00:00Z'), id: '00000000-0000-4000-8000-000000000000' };
const day = { from: new Date('2025-03-01T00:00:00Z'), to: new Date('2025-03-01T03:00:00Z') };

// One connection, so that what it counted is written when it is asked for; a logger that sees each statement.
const client = postgres(database.url, { max: 1, onnotice: () => {} });
let statements = 0;
const db = drizzle(client, { logger: { logQuery: () => statements++ } });
afterAll(() => client.end());

beforeAll(async () => {
  // A GIN index is built in a third of the time that filling it row by row takes.
  const definitions = await client<{ definition: string }[]>`
    select pg_get_indexdef(indexrelid) as definition from pg_index
    where indexrelid in ('trades_search'::regclass, 'orders_search'::regclass)`;
  await client`drop index trades_search, orders_search`;
  await client`
    create temp table made as
    select i, 'N' || lpad(i::text, 8, '0') as number, md5(i::text) as access_id,
      timestamptz '2024-01-01' + i * interval '15 minutes' as at, 500 + i % 9000 as total, uuid_by_time() as id,
      case when i % 9000 = 0 then 'RESTORABLE' when i % 3 = 0 then 'RESTORED' when i % 3 = 1 then 'DUPLICATE'
        else 'UNRECOVERABLE' end as status,
      case when i % 20000 = 7 then '勅使河原' else '佐藤' end as name
    from generate_series(1, 100000) as i`;
  await client`
    insert into trades (shop_id, id, trade_key, access_id, gateway_order_id, order_number, gateway_status, money, amount,
      tax, total, currency, received_at, settles_at, ordered_at, status, is_open, search_text, deleted_at)
    select ${shop.id}, id, access_id, access_id, number, number, 'CAPTURE', 'TAKEN', total, 0, total, 'JPN', at, at, at,
      status, status = 'RESTORABLE', lower(number) || '|' || name || '|x@example.jp',
      case when i % 5000 = 1 then at end from made`;
  await client`
    insert into notices (shop_id, body_hash, body, charset, received_at, last_received_at, kind, trade_key, event_key,
      access_id, gateway_order_id, gateway_status)
    select ${shop.id}, decode(access_id, 'hex'), '', 'utf-8', at, at, case when i % 9999 = 0 then 'PROBE' else 'CARD' end,
      case when i % 9999 > 0 then access_id end, 'e', access_id, number, 'CAPTURE' from made`;
  await client`
    insert into orders (shop_id, number, origin, order_type, ordered_at, customer_name, lines, shipments, subtotal,
      shipping_fee, handling_fee, discount, total, placed_at, restored_at, payment_method, trade_id, search_text)
    select ${shop.id}, number, case status when 'RESTORED' then 'RESTORED' else 'CART' end, '一般注文', at, name, '[]', '[]',
      total, 0, 0, 0, total, at, at, 'CARD', case status when 'RESTORED' then id end, lower(number) || '|' || name
    from made`;
  await client`
    insert into mails (shop_id, order_id, kind, recipient, subject, body, html, state, message_id, queued_at, requested_by)
    select shop_id, id, 'RESTORED_ORDER_CONFIRMATION', 'x', '', '', '', case when random() < 0.001 then 'FAILED' else 'SENT' end,
      id::text, placed_at, 'staff' from orders where origin = 'RESTORED'`;
  await client`insert into checkouts (shop_id, order_number, order_type, ordered_at, customer_name, lines, shipments, subtotal,
      shipping_fee, handling_fee, discount, total, registered_at, updated_at)
    select ${shop.id}, number, '一般注文', at, name, '[]', '[]', total, 0, 0, 0, total, at, at from made`;
  await client`insert into audit_entries (shop_id, at, actor, kind, trade_id) select ${shop.id}, at,
      case when i % 20000 = 7 then 'owner' else 'staff' end, case when i % 9000 = 7 then 'UNDELETED' else 'DELETED' end, id
    from made`;
  await client`select fold_abnormal_order_deltas() from generate_series(1, 3)`;
  for (const { definition } of definitions) await client.unsafe(definition);
  await client`vacuum analyze`;
}, 120_000);

async function seqScans(): Promise<number> {
  await client`select pg_stat_force_next_flush()`;
  const [row] = await client<{ scans: number }[]>`select sum(seq_scan)::int as scans from pg_stat_user_tables
    where relname in ('trades', 'notices', 'orders', 'checkouts', 'mails', 'audit_entries')`;
  return row?.scans ?? Number.NaN;
}

const find = (
  filter: Parameters<typeof countAbnormalOrders>[2],
  status: 'RESTORABLE' | 'RESTORED' | null = null,
) => findAbnormalOrders(db, shop.id, { status, filter, page }, now);
const count = (filter: Parameters<typeof countAbnormalOrders>[2]) =>
  countAbnormalOrders(db, shop.id, filter, now);

test.each<[string, number, () => Promise<unknown>]>([
  ['all', 1, () => find({})],
  ['restorable', 1, () => find({}, 'RESTORABLE')],
  ['restored', 1, () => find({}, 'RESTORED')],
  ['open', 1, () => find({ open: true })],
  ['deleted', 1, () => find({ deleted: true })],
  ['received on a day', 1, () => find({ receivedFrom: day.from, receivedTo: day.to })],
  ['ordered on a day', 1, () => find({ orderedFrom: day.from, orderedTo: day.to })],
  ['received since long ago', 1, () => find({ receivedFrom: halfway.at })],
  ['ordered since long ago, among the restored', 1, () => find({ orderedFrom: halfway.at }, 'RESTORED')],
  ['most totals', 1, () => find({ minTotal: 1_000 })],
  [
    'open ones of a tab, a day and a total',
    1,
    () => find({ open: true, minTotal: 600, receivedFrom: day.from }, 'RESTORABLE'),
  ],
  ['those that can be voided tonight', 1, () => find({ deadline: 'VOID' })],
  ['a rare total', 1, () => find({ minTotal: 9_499 })],
  [
    'a page in the middle',
    1,
    () =>
      findAbnormalOrders(db, shop.id, { status: null, filter: {}, page: { ...page, from: halfway } }, now),
  ],
  [
    'the last page',
    1,
    () =>
      findAbnormalOrders(
        db,
        shop.id,
        { status: null, filter: {}, page: { ...page, direction: 'BACKWARD' } },
        now,
      ),
  ],
  ['a rare name', 2, () => find({ search: '勅使河原' })],
  ['a frequent name', 2, () => find({ search: '佐藤' })],
  ['an order number', 2, () => find({ search: 'N00077777' })],
  ['an AccessID', 2, () => find({ search: 'c4ca4238a0b923820dcc509a6f75849b' })],
  ['a name that is not there among the restorable', 3, () => find({ search: '龍' }, 'RESTORABLE')],
  ['the counts', 1, () => count({})],
  ['the counts of the open ones', 1, () => count({ open: true })],
  ['the counts of a day', 1, () => count({ receivedFrom: day.from, receivedTo: day.to })],
  ['the counts of a rare name', 2, () => count({ search: '勅使河原' })],
  ['the counts of the deleted ones', 1, () => count({ deleted: true })],
  ['the counts since long ago', 1, () => count({ receivedFrom: halfway.at })],
  ['the counts of what was ordered since long ago', 1, () => count({ orderedFrom: halfway.at })],
  ['the counts of many totals', 1, () => count({ minTotal: 5_000 })],
  ['the counts of open ones since long ago', 1, () => count({ open: true, receivedFrom: halfway.at })],
  ['the counts of what can be voided tonight', 1, () => count({ deadline: 'VOID' })],
  ['the ladder of deadlines', 1, () => findMoneyDeadlines(db, shop.id, now)],
  ['the latest surge', 1, () => findSurge(db, shop.id, { now })],
  ['the oldest open row', 1, () => findOldestOpenAt(db, shop.id, now)],
  ['orders', 1, () => findOrders(db, shop.id, { filter: {}, page })],
  ['restored orders', 1, () => findOrders(db, shop.id, { filter: { origin: 'RESTORED' }, page })],
  [
    'orders restored on a day',
    1,
    () => findOrders(db, shop.id, { filter: { restoredFrom: day.from, restoredTo: day.to }, page }),
  ],
  [
    'orders whose mail failed',
    1,
    () => findOrders(db, shop.id, { filter: { confirmationMail: 'FAILED' }, page }),
  ],
  ['orders of a rare name', 2, () => findOrders(db, shop.id, { filter: { search: '勅使河原' }, page })],
  ['notices', 1, () => findNotices(db, shop.id, { filter: {}, page })],
  ['probes', 1, () => findNotices(db, shop.id, { filter: { outcome: 'PROBE' }, page })],
  ['listed notices', 1, () => findNotices(db, shop.id, { filter: { outcome: 'LISTED' }, page })],
  ['notices of an OrderID', 2, () => findNotices(db, shop.id, { filter: { search: 'N00000077' }, page })],
  ['how many notices of an OrderID', 1, () => countNotices(db, shop.id, { search: 'N00000077' })],
  ['a surge', 1, () => findSurge(db, shop.id, { now })],
  ['a silence of the notices', 4, () => findSilence(db, shop.id, new Date('2026-11-08T12:00:00+09:00'))],
  ['a digest', 3, () => findDigest(db, shop.id, { since: yesterday, now, sauthHolds: false })],
  ['the audit log', 1, () => findAuditEntries(db, shop.id, { filter: {}, page })],
  [
    'the audit log of a kind',
    1,
    () => findAuditEntries(db, shop.id, { filter: { kinds: ['UNDELETED'] }, page }),
  ],
  [
    'the audit log of a rare person',
    2,
    () => findAuditEntries(db, shop.id, { filter: { actor: 'OWN' }, page }),
  ],
  ['how much a rare person did', 2, () => countAuditEntries(db, shop.id, { actor: 'own' })],
  [
    'the audit log of an order',
    3,
    () => findAuditEntries(db, shop.id, { filter: { orderNumber: 'N00000077' }, page }),
  ],
  ['timelines of a page', 5, async () => findTimelines(db, shop.id, (await find({})).rows)],
])('%s: no table is read from end to end, in %i statements', async (_, expected, read) => {
  const before = await seqScans();
  statements = 0;
  await read();
  expect(statements).toBe(expected);
  expect(await seqScans()).toBe(before);
});
