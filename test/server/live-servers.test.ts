import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/embedded-postgres';
import { findPostmaster } from '#server/postmaster';
import { type BuiltServer, runCli, startBuiltServer } from '#test/harness/start-built-server';
import { anAccessId } from '../a-notice';

// Two processes on one Postgres; whoever watches at one hears what is done at the other.
const folder = mkdtempSync(join(tmpdir(), 'fukkyu-live-'));
const gmopgShopId = 'tshop33333333';
let given: EmbeddedPostgres;
let one: BuiltServer;
let other: BuiltServer;
let noticePath: string;
let token: string;

beforeAll(async () => {
  given = await startEmbeddedPostgres(folder);
  const settings = { DATABASE_URL: given.url, FUKKYU_SECRET: 'the same secret in both processes' };
  one = await startBuiltServer(settings);
  other = await startBuiltServer(settings);
  const words = ['--gmopg-shop-id', gmopgShopId, '--name', '試験ショップ', '--grace', '0'];
  const shop = await runCli(one.environment, 'shop', 'create', ...words);
  noticePath = new URL(shop.noticeUrl).pathname;
  const scopes = 'checkouts:write,abnormal-orders:read,abnormal-orders:write';
  const made = ['--shop', gmopgShopId, '--name', 'tests', '--scopes', scopes];
  token = (await runCli(one.environment, 'token', 'create', ...made)).token;
}, 300_000);

afterAll(async () => {
  await Promise.all([one?.stop(), other?.stop()]);
  await given?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** graphql-sse's own client: what it understands is its protocol. */
function watch(server: BuiltServer, query = 'subscription { abnormalOrdersChanged { ids } }') {
  const client = createClient({
    url: `${server.url}/api/graphql/stream`,
    headers: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  return client.iterate<Record<string, unknown>>({ query });
}

async function charge(server: BuiltServer, n: number) {
  const body = `ShopID=${gmopgShopId}&AccessID=${anAccessId(n)}&OrderID=P-${n}&Status=CAPTURE&Amount=650&Tax=0&Currency=JPN&PayType=0&TranDate=20261101120000`;
  const answer = await fetch(server.url + noticePath, { method: 'POST', body });
  expect(await answer.text()).toBe('0');
}

async function ask(server: BuiltServer, query: string) {
  const response = await fetch(`${server.url}/api/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return (await response.json()).data;
}

test('a restore at one process is seen by who watches at the other within a second', async () => {
  const checkout = `{ orderNumber: "P-1", orderedAt: "2026-11-01T11:59:00+09:00", customer: { name: "x" }, lines: [{ name: "x", quantity: 1, unitPrice: 650 }], shipments: [], subtotal: 650, total: 650 }`;
  await ask(one, `mutation { registerCheckout(input: ${checkout}) { __typename } }`);
  await charge(one, 1);
  await sleep(300);
  const { id } = (await ask(one, '{ abnormalOrders { nodes { id status } } }')).abnormalOrders.nodes[0];
  const watching = watch(other, 'subscription { abnormalOrderChanged { id status } }');
  const heard = watching.next();
  await sleep(500);
  const restoredAt = performance.now();
  await ask(one, `mutation { restoreAbnormalOrder(input: { id: "${id}" }) { __typename } }`);
  expect((await heard).value).toEqual({ data: { abnormalOrderChanged: { id, status: 'RESTORED' } } });
  expect(performance.now() - restoredAt).toBeLessThan(1_000);
  await watching.return?.();
});

test('two hundred who watch with ten tokens all hear of one notice', async () => {
  const tokens = await Promise.all(
    Array.from({ length: 10 }, async (_, i) => {
      const words = ['--shop', gmopgShopId, '--name', `many ${i}`, '--scopes', 'abnormal-orders:read'];
      return (await runCli(one.environment, 'token', 'create', ...words)).token as string;
    }),
  );
  const streams = Array.from({ length: 200 }, (_, i) => {
    const headers = { authorization: `Bearer ${tokens[i % 10]}` };
    const url = `${(i % 2 ? one : other).url}/api/graphql/stream`;
    return createClient({ url, headers, retryAttempts: 0 }).iterate<{
      abnormalOrdersChanged: { ids: string[] };
    }>({
      query: 'subscription { abnormalOrdersChanged { ids } }',
    });
  });
  const heard = streams.map((stream) => stream.next());
  // Whoever was not open yet hears of the second one.
  await sleep(3_000);
  await charge(one, 2);
  const late = setInterval(() => charge(one, 20 + Math.floor(Math.random() * 1e6)), 5_000);
  const events = await Promise.all(heard);
  clearInterval(late);
  for (const { value } of events) expect(value?.data?.abnormalOrdersChanged.ids).toHaveLength(1);
  await Promise.all(streams.map((stream) => stream.return?.()));
}, 120_000);

test('a stream outlives a restart of the database, and says that something may have been missed', async () => {
  const watching = watch(one);
  const heard = watching.next();
  await sleep(500);
  const cluster = join(folder, 'postgres');
  process.kill(findPostmaster(cluster)?.pid ?? 0, 'SIGINT');
  while (findPostmaster(cluster) !== null) await sleep(20);
  await sleep(500);
  given = await startEmbeddedPostgres(folder);
  expect((await heard).value).toEqual({ data: { abnormalOrdersChanged: { ids: [] } } });
  const next = watching.next();
  while ((await fetch(`${one.url}/api/health/ready`)).status !== 200) await sleep(50);
  await charge(one, 3);
  expect((await next).value?.data).toMatchObject({ abnormalOrdersChanged: { ids: [expect.any(String)] } });
  await watching.return?.();
}, 60_000);

/** What the stream says before its end (rows still change while the database comes back) does not count here. */
async function readToEnd(stream: AsyncIterable<unknown>) {
  try {
    for await (const _ of stream);
    return 'completed';
  } catch (error) {
    return error;
  }
}

test('a process that is told to stop completes its streams and ends without waiting for their readers', async () => {
  const streams = [watch(other), watch(other, 'subscription { abnormalOrderChanged { id } }')];
  const ends = streams.map(readToEnd);
  await sleep(500);
  const stoppedAt = performance.now();
  const [code, ...reasons] = await Promise.all([other.kill('SIGTERM'), ...ends]);
  expect(code).toBe(0);
  expect(reasons).toEqual(['completed', 'completed']);
  expect(performance.now() - stoppedAt).toBeLessThan(15_000);
});
