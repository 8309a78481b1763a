import { createServer } from 'node:http';
import { afterAll, expect, test } from 'vitest';
import { GET as auditCsv } from '#app/api/audit-entries.csv/route';
import { answerNotice } from '#app/api/gmopg/notices/answer-notice';
import { evaluateAll } from '#recovery/abnormal-orders/evaluate-all';
import { aNotice, anAccessId } from '#test/a-notice';
import { aShop } from '#test/a-shop';
import { readCsv } from '#test/app/api/read-csv';
import { aBusyShop } from '#test/graphql/a-busy-shop';
import { aGraphql, appUrl } from '#test/graphql/a-graphql';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const graphql = aGraphql(database);
const busy = await aBusyShop(database, { mark: 'own', restorable: 4 });
const manager = await graphql.asStaff(busy.shop.id, 'MANAGE');

test('a setting is changed alone; what the rule reads is evaluated by a job of the same transaction', async () => {
  const { shop, receive } = await aShop(database);
  const ask = await graphql.asStaff(shop.id, 'MANAGE');
  const update = (input: string) =>
    ask(
      `mutation { updateShop(input: { ${input} }) { __typename ... on ShopUpdated { isEvaluating shop { name graceSeconds } } ... on InvalidInput { problems { path } } } }`,
    ).then(({ data }) => data.updateShop);
  expect(await update('name: "新しい名前", mailFooter: "〒100-0001"')).toEqual({
    ...{ __typename: 'ShopUpdated', isEvaluating: false },
    shop: { name: '新しい名前', graceSeconds: 0 },
  });
  await receive(aNotice({ ShopID: shop.gmopgShopId, OrderID: 'N-1-2' }));
  expect(await update('stripsOrderSuffix: true, senderAddresses: ["127.0.0.1"]')).toMatchObject({
    isEvaluating: true,
  });
  const jobs =
    await database.sql`select payload from graphile_worker._private_jobs where key = ${`evaluate:${shop.id}`}`;
  expect(jobs.map(({ payload }) => payload)).toEqual([{ shopId: shop.id }]);
  await evaluateAll(database.db, shop.id);
  const { data } = await ask(
    '{ shopSettings { stripsOrderSuffix senderAddresses mailFooter noticeCharset } abnormalOrders { nodes { orderNumber } } }',
  );
  expect(data.shopSettings).toEqual({
    ...{ stripsOrderSuffix: true, senderAddresses: ['127.0.0.1'], mailFooter: '〒100-0001' },
    noticeCharset: 'WINDOWS_31J',
  });
  expect(data.abnormalOrders.nodes).toEqual([{ orderNumber: 'N-1' }]);
  await update('mailFooter: null');
  expect((await ask('{ shopSettings { mailFooter } }')).data.shopSettings.mailFooter).toBeNull();
  expect((await update('senderAddresses: ["gmopg"]')).problems[0].path).toBe('senderAddresses.0');
  expect((await update('mailFrom: "nobody"')).problems[0].path).toBe('mailFrom');
  expect(
    (await ask('{ auditEntries(filter: { kinds: ["SHOP_UPDATED"] }) { totalCount } }')).data.auditEntries
      .totalCount,
  ).toBe(3);
});

test('a preview says of a selection exactly what restoring it then does', async () => {
  const ids = (
    await database.sql<{ id: string }[]>`select id from trades where shop_id = ${busy.shop.id}`
  ).map(({ id }) => id);
  await busy.receive(aNotice({ ShopID: busy.shop.gmopgShopId, OrderID: 'own-2', AccessID: anAccessId(777) }));
  const [sibling] = await database.sql<
    { id: string }[]
  >`select id from trades where access_id = ${anAccessId(777)}`;
  const asked = JSON.stringify([...ids, sibling?.id, 'no uuid', ids[0]]);
  const { data, errors } = await manager(
    `{ restorePreview(ids: ${asked}) { total restorable { id warnings trade { total } } refused { id message abnormalOrder { id } } } }`,
  );
  expect(errors).toEqual([]);
  const { restorable, refused, total } = data.restorePreview;
  expect(total).toBe(4 * 650);
  expect(refused.length).toBeGreaterThan(4);
  expect(new Set(refused.map(({ message }: { message: string }) => message)).size).toBeGreaterThan(3);
  const inputs = [...restorable, ...refused].map(({ id }: { id: string }) => `{ id: "${id}" }`).join(', ');
  const restored = await manager(`mutation { restoreAbnormalOrders(inputs: [${inputs}]) { __typename } }`);
  const kinds = restored.data.restoreAbnormalOrders.map(
    ({ __typename }: { __typename: string }) => __typename,
  );
  expect(kinds.slice(0, restorable.length)).toEqual(Array(4).fill('AbnormalOrderRestored'));
  // The one that stood restored already is answered again; nothing else became an order.
  expect(
    kinds.slice(restorable.length).filter((kind: string) => kind === 'AbnormalOrderRestored'),
  ).toHaveLength(1);
});

test('the audit log is paged and narrowed by kind, person and time, and leads to the rows', async () => {
  const first = await manager(
    '{ auditEntries(first: 2) { totalCount pageInfo { endCursor hasNextPage } nodes { id at kind actor abnormalOrder { id } order { number } } } }',
  );
  const { nodes, pageInfo, totalCount } = first.data.auditEntries;
  expect([nodes.length, pageInfo.hasNextPage]).toEqual([2, true]);
  const seen = new Set(nodes.map(({ id }: { id: string }) => id));
  for (let after = pageInfo.endCursor; after; ) {
    const { data } = await manager(
      `{ auditEntries(first: 2, after: "${after}") { pageInfo { endCursor hasNextPage } nodes { id } } }`,
    );
    for (const { id } of data.auditEntries.nodes) seen.add(id);
    after = data.auditEntries.pageInfo.hasNextPage ? data.auditEntries.pageInfo.endCursor : null;
  }
  expect(seen.size).toBe(totalCount);
  const restored = await manager(
    '{ auditEntries(filter: { kinds: ["RESTORED"], actor: "TESTS", to: "2026-11-02T12:00:00+09:00" }) { nodes { kind actor abnormalOrder { status } } } }',
  );
  expect(restored.data.auditEntries.nodes).toEqual([
    { kind: 'RESTORED', actor: 'tests', abnormalOrder: { status: 'RESTORED' } },
  ]);
  const download = await auditCsv(
    new Request(`${appUrl}/api/audit-entries.csv?kinds=RESTORED,DELETED&actor=tests`, {
      headers: manager.headers,
    }),
  );
  const lines = readCsv(new TextDecoder().decode(await download.arrayBuffer()));
  expect(lines[0]).toEqual(['日時', '操作者', '種類', '異常注文のID', '注文のID', '内容']);
  expect(
    lines
      .slice(1)
      .map((line) => line[2])
      .sort(),
  ).toEqual(['DELETED', 'RESTORED']);
  const token = await graphql.asToken(busy.shop.id);
  expect(
    (await auditCsv(new Request(`${appUrl}/api/audit-entries.csv`, { headers: token.headers }))).status,
  ).toBe(403);
});

test('the audit log of an order number holds what was done to its rows and its order', async () => {
  const [row] = await database.sql<{ number: string; id: string }[]>`
    select trades.order_number as number, trades.id from audit_entries
    join trades using (shop_id) where trades.id = trade_id and kind = 'RESTORED' and shop_id = ${busy.shop.id} limit 1`;
  const about = async (orderNumber: string) =>
    (
      await manager(
        'query ($number: String) { auditEntries(filter: { orderNumber: $number }) { nodes { kind } totalCount } }',
        {
          number: orderNumber,
        },
      )
    ).data.auditEntries;
  const found = await about(` ${row?.number} `);
  expect(found.nodes).toContainEqual({ kind: 'RESTORED' });
  const [expected] = await database.sql<{ count: number }[]>`
    select count(*)::int as count from audit_entries where shop_id = ${busy.shop.id} and (
      trade_id in (select id from trades where order_number = ${row?.number ?? ''})
      or order_id in (select id from orders where number = ${row?.number ?? ''}))`;
  expect(found.totalCount).toBe(expected?.count);
  expect((await about('nobody')).totalCount).toBe(0);
});

test('whoever works in a shop sees how many are alerted and when, but not who', async () => {
  const { shop } = await aShop(database);
  const viewer = await graphql.asStaff(shop.id, 'VIEW');
  const boss = await graphql.asStaff(shop.id, 'MANAGE');
  const alerts = async () =>
    (
      await viewer(
        '{ shopSetup { alerts { recipientCount digestRecipientCount digestAt digestDays watchesNotices } } }',
      )
    ).data.shopSetup.alerts;
  expect(await alerts()).toMatchObject({ recipientCount: 0, digestAt: '09:00', watchesNotices: true });
  await boss(`mutation { updateAlertSettings(input: {
    digestAt: "08:30", digestDays: WEEKDAYS, digestWhenNothingIsOpen: false, outageRows: 10, watchesNotices: false,
    recipients: [
      { email: "a@example.jp", language: JA, digest: true, outage: true, heartbeat: true },
      { email: "b@example.jp", language: JA, digest: false, outage: true, heartbeat: true }] }) { __typename } }`);
  expect(await alerts()).toEqual({
    recipientCount: 2,
    digestRecipientCount: 1,
    digestAt: '08:30',
    digestDays: 'WEEKDAYS',
    watchesNotices: false,
  });
  const { errors } = await viewer('{ alertSettings { digestAt } }');
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

test('whoever works in a shop sees how far it is set up and who may go on', async () => {
  const { shop } = await aShop(database);
  const viewer = await graphql.asStaff(shop.id, 'VIEW');
  const boss = await graphql.asStaff(shop.id, 'MANAGE');
  const setup = async () =>
    (
      await viewer(
        '{ shopSetup { managers staffCount tokenCount ownTemplateCount sendsMails lastMailSentAt hasCheckouts } }',
      )
    ).data.shopSetup;
  const empty = {
    tokenCount: 0,
    ownTemplateCount: 0,
    sendsMails: false,
    lastMailSentAt: null,
    hasCheckouts: false,
  };
  expect(await setup()).toMatchObject({ ...empty, staffCount: 2, managers: ['試験'] });
  const { data } = await boss(
    'mutation { createToken(input: { name: "cart", scopes: ["orders:read"] }) { ... on TokenCreated { token { id createdBy } } } }',
  );
  expect(data.createToken.token.createdBy).toBe(boss.email);
  await graphql.asToken(shop.id);
  const { data: listed } = await boss('{ tokens { createdBy } }');
  expect(listed.tokens.map(({ createdBy }: { createdBy: string }) => createdBy).sort()).toEqual(
    [boss.email, null].sort(),
  );
  expect((await setup()).tokenCount).toBe(2);
  await boss('mutation ($id: ID!) { revokeToken(id: $id) { __typename } }', {
    id: data.createToken.token.id,
  });
  expect((await setup()).tokenCount).toBe(1);
});

test('views are saved for oneself, replaced by name and deleted', async () => {
  const other = await graphql.asStaff(busy.shop.id, 'VIEW');
  const save = (name: string, query: string) =>
    other(
      `mutation { saveView(name: "${name}", query: "${query}") { __typename ... on ViewSaved { view { id } } } }`,
    ).then(({ data }) => data.saveView);
  const views = async (ask = other) => (await ask('{ savedViews { name query } }')).data.savedViews;
  const { view } = await save('要対応', 'open=true');
  await save('要対応', 'open=true&status=RESTORABLE');
  expect(await views()).toEqual([{ name: '要対応', query: 'open=true&status=RESTORABLE' }]);
  expect(await views(manager)).toEqual([]);
  await manager(`mutation { deleteView(id: "${view.id}") { __typename } }`);
  expect(await views()).toHaveLength(1);
  await other(`mutation { deleteView(id: "${view.id}") { __typename } }`);
  expect(await views()).toEqual([]);
  expect((await save('', 'x')).__typename).toBe('InvalidInput');
});

test('the fiftieth view is the last, and can still be replaced', async () => {
  const keen = await graphql.asStaff(busy.shop.id, 'VIEW');
  const save = (name: number) =>
    keen(`mutation { saveView(name: "${name}", query: "q=${name}") { __typename } }`).then(
      ({ data }) => data.saveView.__typename,
    );
  for (let name = 1; name <= 50; name++) expect(await save(name)).toBe('ViewSaved');
  expect([await save(51), await save(50)]).toEqual(['InvalidInput', 'ViewSaved']);
});

/** The notice URL behind a socket: `answer` replaces what it says. */
async function aNoticeServer(answer?: () => string): Promise<string> {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const secret = (incoming.url ?? '').split('/').at(-1) ?? null;
    const sent = { secret, body: Buffer.concat(chunks), sourceAddress: '127.0.0.1' };
    outgoing.end(answer ? answer() : (await answerNotice(graphql.runtime, sent)).body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

async function testNotice(ask: typeof manager, origin: string) {
  const { config } = graphql.runtime;
  const before = config.appUrl;
  config.appUrl = origin;
  try {
    const { data } = await ask(
      'mutation { sendTestNotice { ... on TestNoticeSent { url milliseconds steps { kind isOk problem fault detail } } } }',
    );
    return data.sendTestNotice;
  } finally {
    config.appUrl = before;
  }
}

test('a test notice goes the whole way of a notice, and makes no row', async () => {
  const { shop } = await aShop(database);
  const ask = await graphql.asStaff(shop.id, 'MANAGE');
  const origin = await aNoticeServer();
  const { steps, url } = await testNotice(ask, origin);
  expect(url.startsWith(`${origin}/api/gmopg/notices/`)).toBe(true);
  expect(steps).toEqual(
    ['ADDRESS_REACHED', 'SHOP_KNOWN', 'STORED', 'ANSWERED'].map((kind) => ({
      kind,
      isOk: true,
      problem: null,
      fault: null,
      detail: null,
    })),
  );
  const setup = await ask('{ shopSetup { testNoticeAnsweredAt lastNoticeAt } }');
  expect(setup.data.shopSetup).toEqual({
    testNoticeAnsweredAt: '2026-11-02T12:00:00+09:00',
    lastNoticeAt: null,
  });
  const { data } = await ask(
    '{ notices { nodes { outcome } } abnormalOrders(filter: { includeSettling: true }) { totalCount } }',
  );
  expect(data).toEqual({ notices: { nodes: [{ outcome: 'PROBE' }] }, abnormalOrders: { totalCount: 0 } });
});

test('a test notice says which step failed: nobody there, somebody else there, the sender not on the list', async () => {
  const { shop } = await aShop(database);
  const ask = await graphql.asStaff(shop.id, 'MANAGE');
  const faultsOf = async (origin: string) =>
    (await testNotice(ask, origin)).steps.map(({ isOk, fault }: { isOk: boolean; fault: string }) =>
      isOk ? true : fault,
    );
  expect(await faultsOf('http://127.0.0.1:9')).toEqual(['NOT_REACHED', null, null, null]);
  expect(await faultsOf(await aNoticeServer(() => 'Hello'))).toEqual([true, 'NOT_OURS', null, null]);
  await ask('mutation { updateShop(input: { senderAddresses: ["210.175.7.20"] }) { __typename } }');
  const { steps } = await testNotice(ask, await aNoticeServer());
  expect(steps.map(({ isOk }: { isOk: boolean }) => isOk)).toEqual([true, true, false, false]);
  expect(steps[2]).toMatchObject({ fault: 'SENDER_DOUBTED', problem: expect.stringMatching(/127\.0\.0\.1/) });
  expect(steps[2].detail).toMatch(/127\.0\.0\.1/);
  expect(
    (await ask('{ shopSetup { testNoticeAnsweredAt } }')).data.shopSetup.testNoticeAnsweredAt,
  ).toBeNull();
});
