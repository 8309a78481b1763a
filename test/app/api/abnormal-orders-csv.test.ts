import { expect, test } from 'vitest';
import { filterOf, readListUrl, statusOf } from '#app/(admin)/abnormal-orders/abnormal-orders-url';
import { csvPath } from '#app/(admin)/abnormal-orders/csv-path';
import { GET } from '#app/api/abnormal-orders.csv/route';
import { deleteAbnormalOrder } from '#recovery/abnormal-orders/delete-abnormal-order';
import { registerCheckout } from '#recovery/orders/register-checkout';
import { aCheckout } from '../../a-checkout';
import { aNotice, anAccessId } from '../../a-notice';
import { aShop } from '../../a-shop';
import { aBusyShop } from '../../graphql/a-busy-shop';
import { aGraphql, appUrl } from '../../graphql/a-graphql';
import { aDatabase } from '../../harness/a-database';
import { readCsv } from './read-csv';

const database = await aDatabase();
const graphql = aGraphql(database);
const busy = await aBusyShop(database, { mark: 'own', restorable: 5 });
await aBusyShop(database, { mark: 'foreign' });
const viewer = await graphql.asStaff(busy.shop.id, 'VIEW');
const { headers } = viewer;

function download(query: string, as: Record<string, string> = headers): Promise<Response> {
  return GET(new Request(`${appUrl}/api/abnormal-orders.csv?${query}`, { headers: as }));
}

async function linesOf(query: string, as = headers): Promise<string[][]> {
  const bytes = await (await download(query, as)).arrayBuffer();
  return readCsv(new TextDecoder().decode(bytes));
}

test('what is filtered is what is downloaded, newest first, under Japanese heads, with a BOM', async () => {
  const response = await download('status=RESTORABLE');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="abnormal-orders.csv"');
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [head = [], ...rows] = readCsv(new TextDecoder().decode(bytes));
  expect(head.slice(0, 7)).toEqual([
    '注文種別',
    'ステータス',
    '理由',
    '注意',
    '対応',
    '注文番号',
    '復旧信号受信日時',
  ]);
  expect(rows.map((row) => row[head.indexOf('注文番号')])).toEqual([
    'own-5',
    'own-4',
    'own-3',
    'own-2',
    'own-1',
  ]);
  const [first = []] = rows;
  expect(first.length).toBe(head.length);
  expect(Object.fromEntries(head.map((name, i) => [name, first[i]]))).toMatchObject({
    注文種別: '一般注文',
    ステータス: '復旧対象',
    対応: '要対応',
    注文者: 'own様',
    '合計(税込)': '650',
    配送先数: '1',
    決済の状態: '売上成立',
    確認メール: '未送信',
  });
});

test('a restored row says how its confirmation mail fares, a deleted one by whom and why', async () => {
  const [head = [], restored = []] = await linesOf('status=RESTORED');
  expect(restored[head.indexOf('確認メール')]).toBe('送信待ち');
  const [, deleted = []] = await linesOf('deleted=true');
  expect([deleted[head.indexOf('削除者')], deleted[head.indexOf('削除理由')]]).toEqual(['tests', 'own']);
});

test.each([
  '',
  'tab=restorable&open=true',
  'tab=unrecoverable&settling=true',
  'deleted=true',
  'q=own-3',
  'received=today',
  'receivedFrom=2026-11-01&receivedTo=2026-11-01T12:05',
  'ordered=month&minTotal=1&maxTotal=650',
  'orderedFrom=2020-01-01&orderedTo=2027-01-01T00:00',
  'deadline=TOO_LATE',
  'deadline=VOID',
  'minTotal=many&received=never&page=7',
])('the address of the button for the list ?%s downloads exactly what that list finds', async (query) => {
  const now = new Date();
  const url = readListUrl(new URLSearchParams(query));
  const path = csvPath(url, { encoding: 'utf-8', language: 'ja', now });
  const [head = [], ...rows] = await linesOf(path.split('?')[1] ?? '');
  const asked = { status: statusOf[url.tab] ?? null, filter: filterOf(url, now) };
  const list = `query ($status: AbnormalOrderStatus, $filter: AbnormalOrderFilter) {
    abnormalOrders(status: $status, filter: $filter, first: 100) { nodes { orderNumber } } }`;
  const { data } = await viewer(list, asked);
  expect(rows.map((row) => row[head.indexOf('注文番号')])).toEqual(
    data.abnormalOrders.nodes.map(({ orderNumber }: { orderNumber: string }) => orderNumber),
  );
});

test('search and spans narrow the download as they narrow the list', async () => {
  expect(await linesOf('search=own-3')).toHaveLength(2);
  expect(await linesOf('minTotal=651')).toHaveLength(1);
  expect(await linesOf(`receivedFrom=${encodeURIComponent('2027-01-01T00:00:00+09:00')}`)).toHaveLength(1);
});

test('in English the heads and words are English', async () => {
  const [head = [], row = []] = await linesOf('status=RESTORABLE&language=en');
  expect(head[1]).toBe('Status');
  expect(row[1]).not.toMatch(/[぀-ヿ一-鿿]/);
});

test('Shift_JIS is what Excel in Japan reads, with 髙 and ① in it', async () => {
  const { shop, receive } = await aShop(database);
  const checkout = aCheckout({ orderNumber: 'SJ-1' });
  const customer = { ...checkout.customer, name: '髙橋①😀' };
  const by = { actor: 'tests', now: new Date() };
  await registerCheckout(database.db, shop.id, { ...checkout, customer }, by);
  await receive(aNotice({ ShopID: shop.gmopgShopId, OrderID: 'SJ-1' }));
  const as = (await graphql.asToken(shop.id, ['abnormal-orders:read'])).headers;
  const response = await download('encoding=shift_jis', as);
  const text = new TextDecoder('shift_jis', { fatal: true }).decode(await response.arrayBuffer());
  expect(text.startsWith('注文種別,')).toBe(true);
  expect(readCsv(text)[1]).toContain('髙橋①?');
});

test("another shop's rows are in nobody's download", async () => {
  expect(JSON.stringify(await linesOf(''))).not.toContain('foreign');
});

test.each([
  ['nobody', {}, 401],
  ['a token for orders alone', { scopes: ['orders:read'] as const }, 403],
])('%s gets no download', async (_, { scopes }: { scopes?: readonly ['orders:read'] }, status) => {
  const as = scopes ? (await graphql.asToken(busy.shop.id, scopes)).headers : {};
  const response = await download('', as);
  expect(response.status).toBe(status);
  expect((await response.json()).errors[0].message).toMatch(/Sign in|needs/);
});

test('a page of another site starts no download with this session', async () => {
  expect(
    (await download('', { ...headers, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }))
      .status,
  ).toBe(403);
});

test.each(['status=OPEN', 'minTotal=1.5', 'receivedFrom=yesterday', 'encoding=utf-7', 'stauts=RESTORED'])(
  '%s is refused, not passed over',
  async (query) => {
    const response = await download(query);
    expect(response.status).toBe(400);
    expect((await response.json()).errors[0].code).toBe('BAD_USER_INPUT');
  },
);

const hostile = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  ' =1+1',
  '　=1',
  '＝1',
  '−1',
  '"=1',
  "'=1",
  'a,b',
  'a"b',
  'a\nb',
  'a\r\n=cmd',
  '=HYPERLINK("http://evil.example")',
  "=cmd|'/c calc'!A0",
  '<script>',
  '\u202e=1',
  '\ufeff=1',
  '%0A=1',
  ';=1',
];

test.each(['utf-8', 'shift_jis'])(
  'no cell begins as a formula and no row breaks, in %s',
  async (encoding) => {
    const { shop, receive } = await aShop(database);
    const by = { actor: '=tests', now: new Date() };
    for (const [i, text] of hostile.entries()) {
      const checkout = aCheckout({ orderNumber: `H-${i}` });
      const customer = { ...checkout.customer, name: `${text}x`, memberId: text, phone: text };
      const registered = await registerCheckout(database.db, shop.id, { ...checkout, customer }, by);
      expect(registered.kind).toBe('CheckoutRegistered');
      await receive(aNotice({ ShopID: shop.gmopgShopId, OrderID: `H-${i}`, AccessID: anAccessId(i + 1) }));
    }
    const rows = await database.sql<{ id: string }[]>`select id from trades where shop_id = ${shop.id}`;
    for (const [i, { id }] of rows.entries())
      await deleteAbnormalOrder(database.db, shop.id, { id, reason: hostile[i] ?? '' }, by);
    const as = (await graphql.asToken(shop.id, ['abnormal-orders:read'])).headers;
    const response = await download(`deleted=true&encoding=${encoding}`, as);
    const lines = readCsv(new TextDecoder(encoding).decode(await response.arrayBuffer()));
    expect(lines).toHaveLength(hostile.length + 1);
    for (const line of lines) {
      expect(line).toHaveLength(lines[0]?.length ?? 0);
      for (const cell of line) expect(cell).not.toMatch(/^[\s\p{C}]*[=+\-@＝＋－＠−]/u);
    }
  },
);

test('a hundred thousand rows stream through without being gathered, and who leaves stops them', {
  timeout: 120_000,
}, async () => {
  const { shop } = await aShop(database);
  await database.sql`
    insert into trades (shop_id, trade_key, gateway_order_id, order_number, gateway_status, money, amount, tax, total, currency,
      received_at, settles_at, status, reason, is_open)
    select ${shop.id}, 'k' || n, 'o' || n, 'o' || n, 'CAPTURE', 'TAKEN', 650, 0, 650, 'JPN',
      '2026-11-01T00:00:00Z'::timestamptz + n * interval '1 ms', '2026-11-01T00:00:00Z', 'UNRECOVERABLE', 'NO_CHECKOUT', true
    from generate_series(1, 100000) n`;
  await database.sql`analyze trades`;
  const as = (await graphql.asToken(shop.id, ['abnormal-orders:read'])).headers;
  const reader = (await download('', as)).body?.getReader();
  let [rows, most] = [0, 0];
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    rows += Buffer.from(read.value).toString().split('\r\n').length - 1;
    most = Math.max(most, read.value.length);
  }
  expect(rows).toBe(100_001);
  expect(most).toBeLessThan(500_000);
  const [early, late, third] = [await download('', as), await download('', as), await download('', as)];
  expect([early.status, late.status, third.status]).toEqual([200, 200, 429]);
  await early.body?.cancel();
  expect((await download('', as)).status).toBe(200);
});
