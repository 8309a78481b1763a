import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { staff, tokens } from '#db/schema/people';
import { installRuntime } from '#graphql/runtime';
import { endWatches } from '#recovery/abnormal-orders/watch-abnormal-orders';
import { aNotice, anAccessId } from '#test/a-notice';
import { aShop } from '#test/a-shop';
import { aCart, now } from '#test/graphql/a-cart';
import { aGraphql } from '#test/graphql/a-graphql';
import { aStream } from '#test/graphql/a-stream';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const { graphql, shop, clerk, charge, register } = await aCart(database);
const changed =
  'subscription { abnormalOrderChanged { id orderNumber status isOpen isListed checkout { total } } }';
const changedIds = 'subscription { abnormalOrdersChanged { ids at } }';

test('a row that appears, and each change of it, is told to whoever watches', async () => {
  const stream = await aStream(changed, clerk.headers);
  expect(stream.status).toBe(200);
  expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  await charge('L-1', 1);
  const appeared = await stream.next();
  expect(appeared).toMatchObject({
    data: {
      abnormalOrderChanged: { orderNumber: 'L-1', status: 'UNRECOVERABLE', isListed: true, checkout: null },
    },
  });
  await register('L-1');
  expect(await stream.next()).toMatchObject({
    data: { abnormalOrderChanged: { orderNumber: 'L-1', status: 'RESTORABLE', checkout: { total: 650 } } },
  });
  const { id } = appeared?.data.abnormalOrderChanged ?? {};
  await clerk(`mutation { restoreAbnormalOrder(input: { id: "${id}" }) { __typename } }`);
  expect(await stream.next()).toMatchObject({
    data: { abnormalOrderChanged: { id, status: 'RESTORED', isOpen: false } },
  });
  stream.leave();
});

test('a row that leaves the lists is told once more, as one that is not listed', async () => {
  await charge('L-2', 2);
  await register('L-2');
  await sleep(300);
  const stream = await aStream(changed, clerk.headers, { method: 'GET' });
  await graphql
    .asToken(shop.id, ['checkouts:write'])
    .then((cart) =>
      cart(
        `mutation { completeCheckout(input: { orderNumber: "L-2", accessId: "${anAccessId(2)}" }) { __typename } }`,
      ),
    );
  expect(await stream.next()).toMatchObject({
    data: { abnormalOrderChanged: { orderNumber: 'L-2', isListed: false, status: 'UNRECOVERABLE' } },
  });
  stream.leave();
});

test('many changes at once are one event with the ids of all, and no two events come within 250 ms', async () => {
  const stream = await aStream(changedIds, clerk.headers);
  const ids = new Set<string>();
  const cameAt: number[] = [];
  for (let n = 100; n < 140; n++) await charge(`L-${n}`, n);
  while (ids.size < 40) {
    const event = await stream.next();
    cameAt.push(performance.now());
    for (const id of event?.data.abnormalOrdersChanged.ids ?? []) ids.add(id);
  }
  expect(cameAt.length).toBeLessThan(20);
  for (const [i, at] of cameAt.slice(1).entries()) expect(at - (cameAt[i] ?? 0)).toBeGreaterThan(240);
  stream.leave();
});

test("another shop's changes are never heard, by a token no more than by staff", async () => {
  const other = await aShop(database);
  const others = [await graphql.asToken(other.shop.id), await graphql.asStaff(other.shop.id, 'MANAGE')];
  const streams = await Promise.all(others.map(({ headers }) => aStream(changedIds, headers)));
  const own = await aStream(changedIds, (await graphql.asToken(shop.id, ['abnormal-orders:read'])).headers);
  await charge('L-3', 3);
  expect((await own.next())?.data.abnormalOrdersChanged.ids).toHaveLength(1);
  await other.receive(
    aNotice({ ShopID: other.shop.gmopgShopId, OrderID: 'X-1' }),
    new Date(now.getTime() - 60_000),
  );
  const [{ id }] = await database.sql<
    [{ id: string }]
  >`select id from trades where shop_id = ${other.shop.id}`;
  for (const stream of streams) expect((await stream.next())?.data.abnormalOrdersChanged.ids).toEqual([id]);
  for (const stream of [own, ...streams]) stream.leave();
});

test('a settling row comes when it has settled, or at once to whoever asks for settling rows', async () => {
  let time = new Date('2026-11-02T12:00:00+09:00').getTime();
  const other = await aDatabase();
  const slow = aGraphql(other, { now: () => new Date(time) });
  const { shop: patient, receive } = await aShop(other, { graceSeconds: 120 });
  const { headers } = await slow.asStaff(patient.id, 'VIEW');
  const [usual, eager] = await Promise.all([
    aStream(changedIds, headers),
    aStream('subscription { abnormalOrderChanged(includeSettling: true) { isSettling } }', headers),
  ]);
  await receive(aNotice({ ShopID: patient.gmopgShopId }), new Date(time));
  expect(await eager.next()).toMatchObject({ data: { abnormalOrderChanged: { isSettling: true } } });
  let isTold = false;
  const told = usual.next().then((event) => {
    isTold = true;
    return event;
  });
  await sleep(1_500);
  expect(isTold).toBe(false);
  time += 121_000;
  expect((await told)?.data.abnormalOrdersChanged.ids).toHaveLength(1);
  expect(await eager.next()).toMatchObject({ data: { abnormalOrderChanged: { isSettling: false } } });
  for (const stream of [usual, eager]) stream.leave();
  installRuntime(graphql.runtime);
});

test.each([
  ['nobody', {}, 401, 'UNAUTHENTICATED'],
  ['a token without the scope', { scopes: ['orders:read'] as const }, 403, 'FORBIDDEN'],
])('%s cannot watch', async (_, { scopes }: { scopes?: readonly ['orders:read'] }, status, code) => {
  const headers = scopes ? (await graphql.asToken(shop.id, scopes)).headers : {};
  const stream = await aStream(changed, headers);
  expect(stream.status).toBe(status);
  expect((await stream.refusal()).extensions.code).toBe(code);
});

test('a page of another origin cannot watch with this session', async () => {
  const stream = await aStream(changed, { ...clerk.headers, origin: 'https://evil.example' });
  expect(stream.status).toBe(403);
});

test.each([
  ['{ viewer { name } }', 'BAD_USER_INPUT'],
  ['mutation { openAbnormalOrder(id: "x") { __typename } }', 'BAD_USER_INPUT'],
  ['subscription { abnormalOrderChanged { nothing } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['subscription { abnormalOrderChanged { id } abnormalOrdersChanged { ids } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['subscription {', 'GRAPHQL_VALIDATION_FAILED'],
  [
    `subscription { abnormalOrderChanged ${'{ order { abnormalOrder '.repeat(8)} { id } ${'} }'.repeat(8)} }`,
    'OPERATION_TOO_LARGE',
  ],
])('%s is refused', async (query, code) => {
  for (const method of ['GET', 'POST'] as const) {
    const stream = await aStream(query, clerk.headers, { method });
    expect(stream.status).toBe(400);
    const refusal = await stream.refusal();
    expect(refusal.extensions.code).toBe(code);
    expect(refusal.message).not.toMatch(/Did you mean/);
  }
});

test('at the address of queries a subscription says where it is streamed', async () => {
  const { errors } = await clerk(changed);
  expect(errors[0]?.message).toMatch(/\/api\/graphql\/stream/);
});

test('who leaves frees a seat; the twenty-first stream of one viewer is refused', async () => {
  const { headers } = await graphql.asStaff(shop.id, 'VIEW');
  const streams = await Promise.all(Array.from({ length: 21 }, () => aStream(changedIds, headers)));
  expect(streams.map(({ status }) => status).sort()).toEqual([...Array(20).fill(200), 429]);
  for (const stream of streams) stream.leave();
  const again = await aStream(changedIds, headers);
  expect(again.status).toBe(200);
  again.leave();
});

test('a stream ends soon after its session, its role or its token has ended, also on a busy day', async () => {
  const leaver = await graphql.asStaff(shop.id, 'VIEW');
  const signedOut = await graphql.asStaff(shop.id, 'VIEW');
  const token = await graphql.asToken(shop.id, ['abnormal-orders:read']);
  const streams = await Promise.all(
    [leaver, signedOut, token].map(({ headers }) => aStream(changedIds, headers)),
  );
  await database.db.delete(staff).where(eq(staff.userId, leaver.userId));
  await database.sql`delete from sessions where user_id = ${signedOut.userId}`;
  await database.db.update(tokens).set({ revokedAt: now }).where(eq(tokens.shopId, shop.id));
  let n = 1_000;
  const busy = setInterval(() => charge(`L-${n}`, n++), 700);
  const ends = await Promise.all(
    streams.map(async (stream) => {
      for (;;) {
        const event = await stream.next();
        if (event?.errors) return [event.errors[0]?.extensions.code, await stream.next()];
      }
    }),
  );
  clearInterval(busy);
  expect(ends).toEqual([
    ['FORBIDDEN', null],
    ['UNAUTHENTICATED', null],
    ['UNAUTHENTICATED', null],
  ]);
});

test('who reads too slowly is told to ask again: single rows end, ids are summed up', async () => {
  const rows = await aStream(changed, clerk.headers);
  const ids = await aStream(changedIds, clerk.headers);
  await database.sql`
    insert into trades (shop_id, trade_key, gateway_order_id, order_number, gateway_status, money, amount, tax, total, currency,
      received_at, settles_at, status)
    select ${shop.id}, 'many' || n, 'many' || n, 'many' || n, 'CAPTURE', 'TAKEN', 650, 0, 650, 'JPN', ${now}::timestamptz,
      '2026-11-01T00:00:00Z', 'UNRECOVERABLE'
    from generate_series(1, 2500) n`;
  // Whatever the first glance took, the second and third are more than are kept.
  for (let times = 0; times < 3; times++)
    await database.sql`update trades set search_text = search_text || 'x' where trade_key like 'many%'`;
  await sleep(1_000);
  let last = await rows.next();
  while (last && !last.errors) last = await rows.next();
  expect(last?.errors?.[0]?.extensions.code).toBe('CHANGES_MISSED');
  expect(await rows.next()).toBeNull();
  let told = await ids.next();
  while (told && told.data.abnormalOrdersChanged.ids.length > 0) told = await ids.next();
  expect(told?.data.abnormalOrdersChanged.ids).toEqual([]);
  ids.leave();
});

test('others see who has a row open, and no longer when they close it or fall silent for 30 seconds', async () => {
  let time = now.getTime();
  const other = await aDatabase();
  const desk = aGraphql(other, { now: () => new Date(time) });
  const { shop, receive } = await aShop(other);
  const [me, you] = [await desk.asStaff(shop.id, 'OPERATE'), await desk.asStaff(shop.id, 'VIEW')];
  await receive(aNotice({ ShopID: shop.gmopgShopId }), new Date(time));
  const [{ id }] = await other.sql<[{ id: string }]>`select id from trades`;
  // The notice itself is told a tenth of a second later.
  await sleep(300);
  const openedBy = async (ask: typeof me) =>
    (await ask(`{ abnormalOrder(id: "${id}") { openedBy } }`)).data.abnormalOrder.openedBy;
  const watching = await aStream('subscription { abnormalOrderChanged { openedBy } }', you.headers);
  const open = () =>
    me(`mutation { openAbnormalOrder(id: "${id}") { ... on AbnormalOrderOpened { abnormalOrder { id } } } }`);

  expect((await open()).data.openAbnormalOrder.abnormalOrder.id).toBe(id);
  expect(await watching.next()).toEqual({ data: { abnormalOrderChanged: { openedBy: ['試験'] } } });
  expect([await openedBy(me), await openedBy(you)]).toEqual([[], ['試験']]);
  time += 20_000;
  await open();
  time += 20_000;
  expect(await openedBy(you)).toEqual(['試験']);
  time += 20_000;
  expect(await watching.next()).toEqual({ data: { abnormalOrderChanged: { openedBy: [] } } });
  await open();
  expect(await watching.next()).toEqual({ data: { abnormalOrderChanged: { openedBy: ['試験'] } } });
  await me(`mutation { closeAbnormalOrder(id: "${id}") { __typename } }`);
  expect(await watching.next()).toEqual({ data: { abnormalOrderChanged: { openedBy: [] } } });
  watching.leave();
  installRuntime(graphql.runtime);
});

test('when the process is about to stop, every stream is completed and no new one goes on', async () => {
  const streams = await Promise.all([aStream(changed, clerk.headers), aStream(changedIds, clerk.headers)]);
  endWatches(database);
  for (const stream of streams) expect(await stream.next()).toBeNull();
  const late = await aStream(changed, clerk.headers);
  expect(await late.next()).toBeNull();
  expect(graphql.logged).toEqual([]);
});
