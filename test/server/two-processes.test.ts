import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/embedded-postgres';
import { findPostmaster } from '#server/postmaster';
import { type BuiltServer, isReady, runCli, startBuiltServer } from '#test/harness/start-built-server';
import { sendNotices } from '#test/server/notice-traffic';

// A Postgres that is given, not embedded: the servers know nothing but its address.
const folder = mkdtempSync(join(tmpdir(), 'fukkyu-given-'));
const shopId = 'tshop22222222';
const noticeUrls: string[] = [];
let given: EmbeddedPostgres;
let servers: BuiltServer[];

beforeAll(async () => {
  given = await startEmbeddedPostgres(folder);
  const settings = { DATABASE_URL: given.url, FUKKYU_SECRET: 'the same secret in both processes' };
  servers = await Promise.all([startBuiltServer(settings), startBuiltServer(settings)]);
  const [one] = servers;
  if (!one) throw new Error('No server was started.');
  const shop = await runCli(
    one.environment,
    'shop',
    'create',
    '--gmopg-shop-id',
    shopId,
    '--name',
    '試験ショップ',
  );
  for (const { url } of servers) noticeUrls.push(new URL(new URL(shop.noticeUrl).pathname, url).href);
}, 300_000);

afterAll(async () => {
  await Promise.all((servers ?? []).map((server) => server.stop()));
  await given?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('two servers that start at once on an empty database make one administrator and no practice shop', async () => {
  const sql = postgres(given.url, { max: 1 });
  const [counts] =
    await sql`select (select count(*)::int from users) as users, (select count(*)::int from shops) as shops`;
  await sql.end();
  expect(counts).toEqual({ users: 1, shops: 1 });
  expect(servers.filter((server) => server.said().includes('(shown this once)'))).toHaveLength(1);
});

test('the same notice sent to both at the same instant is one notice', async () => {
  const traffic = sendNotices(noticeUrls, { shopId });
  await sleep(500);
  await traffic.stop();
  expect([traffic.dropped, traffic.refused]).toEqual([0, 0]);
  const body = `ShopID=${shopId}&AccessID=${'ab'.repeat(16)}&OrderID=TWICE&Status=CAPTURE&Amount=650&Tax=0&Currency=JPN&PayType=0&TranDate=20261101120000`;
  const posts = Array.from({ length: 40 }, (_, i) =>
    fetch(noticeUrls[i % 2] ?? '', { method: 'POST', body }),
  );
  const answers = await Promise.all((await Promise.all(posts)).map((answer) => answer.text()));
  expect(new Set(answers)).toEqual(new Set(['0']));
  const sql = postgres(given.url, { max: 1 });
  const stored = await sql`select deliveries from notices where gateway_order_id = 'TWICE'`;
  await sql.end();
  expect([...stored]).toEqual([{ deliveries: 40 }]);
});

test('the database stopped and started under load: 1 meanwhile, never a false 0, both write again within five seconds', async () => {
  const traffic = sendNotices(noticeUrls, { shopId });
  await sleep(700);
  await stopDatabase();
  await sleep(1500);
  for (const server of servers) expect((await fetch(`${server.url}/api/health/ready`)).status).toBe(503);
  for (const server of servers) expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200);
  given = await startEmbeddedPostgres(folder);
  const backAt = Date.now();
  for (const server of servers) while (!(await isReady(server.url))) await sleep(20);
  expect(Date.now() - backAt).toBeLessThan(5000);
  const before = traffic.acknowledged.length;
  await sleep(500);
  await traffic.stop();
  expect(traffic.acknowledged.length).toBeGreaterThan(before);
  expect(traffic.dropped).toBe(0);

  const sql = postgres(given.url, { max: 1 });
  const rows = await sql<{ id: string }[]>`select access_id as id from notices`;
  await sql.end();
  const stored = new Set(rows.map(({ id }) => id));
  expect(traffic.acknowledged.filter((id) => !stored.has(id))).toEqual([]);
}, 60_000);

/** Whoever is connected: an operator's stop asks nobody. */
async function stopDatabase(): Promise<void> {
  const cluster = join(folder, 'postgres');
  process.kill(findPostmaster(cluster)?.pid ?? 0, 'SIGINT');
  while (findPostmaster(cluster) !== null) await sleep(20);
}
