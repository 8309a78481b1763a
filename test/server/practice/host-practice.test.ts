import { eq } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit';
import { shops } from '#db/schema/shops';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';
import { aPractice } from '#test/server/practice/a-practice';

const database = await aDatabase();
const practice = await aPractice(database);
const { runtime, shop } = practice;
const ask = await practice.asStaff(shop.id, 'OPERATE');
afterAll(() => practice.close());

const place =
  'mutation { placePracticeCheckout(input: { story: REPLY_LOST, sku: "yunomi", customerName: "練習 花子" }) { __typename ... on PracticeCheckoutPlaced { practiceCheckout { orderNumber } } } }';

async function endpoint(): Promise<string | null> {
  const [row] = await database.db.select().from(shops).where(eq(shops.id, shop.id));
  return row?.gatewayEndpoint ?? null;
}

test('without a host nothing can be placed, and the page is told so', async () => {
  const { data } = await ask('{ practice { isReady goods { sku } checkouts { orderNumber } } }');
  expect(data.practice).toEqual({ isReady: false, goods: [], checkouts: [] });
  const placed = await ask(place);
  expect(placed.data.placePracticeCheckout.__typename).toBe('PracticeNotOffered');
});

test('of two processes on one database one hosts; when it is gone the other takes over', async () => {
  const other = { ...runtime };
  const first = await practice.host();
  const second = await practice.host({ runtime: other });
  expect([runtime.practice === null, other.practice === null]).toEqual([false, true]);
  const before = await endpoint();

  await first.stop();
  expect(runtime.practice).toBeNull();
  await expect.poll(() => other.practice?.shopId, { timeout: 15_000 }).toBe(shop.id);
  expect(await endpoint()).not.toBe(before);
  await second.stop();
}, 30_000);

test('a restart keeps what was practised and the password, and grows no audit', async () => {
  const dataDir = practice.aFolder();
  const first = await practice.host({ dataDir });
  const { data } = await ask(place);
  const { orderNumber } = data.placePracticeCheckout.practiceCheckout;
  await first.stop();

  const second = await practice.host({ dataDir });
  const after = await ask('{ practice { checkouts { orderNumber trades { holdsMoney } steps { kind } } } }');
  expect(after.data.practice.checkouts[0]).toMatchObject({ orderNumber, trades: [{ holdsMoney: true }] });
  const entries = await database.db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id));
  expect(entries.filter(({ kind }) => kind === 'GATEWAY_ACCESS_SET')).toHaveLength(1);
  await second.stop();
});

test('a new ledger begins with the trades that the shop knows, so that GMOPG denies none of them', async () => {
  const hosted = await practice.host();
  const { data } = await ask('{ abnormalOrders { nodes { id status } } }');
  expect(data.abnormalOrders.nodes).toHaveLength(6);
  for (const { id, status } of data.abnormalOrders.nodes) {
    const asked = await ask(
      'mutation ($id: ID!) { refreshTrade(abnormalOrderId: $id) { ... on TradeRefreshed { abnormalOrder { status } } } }',
      { id },
    );
    expect(asked.data.refreshTrade.abnormalOrder.status).toBe(status);
  }
  await hosted.stop();
});

test('a shop that is not for practice has no practice, though this process hosts one', async () => {
  const hosted = await practice.host();
  const { shop: real } = await aShop(database);
  const clerk = await practice.asStaff(real.id, 'MANAGE');
  expect((await clerk('{ practice { isReady } }')).data.practice).toBeNull();
  expect((await clerk(place)).data.placePracticeCheckout.__typename).toBe('PracticeNotOffered');
  const cancelled = await clerk('mutation { cancelInPracticeConsole(gatewayOrderId: "x") { __typename } }');
  expect(cancelled.data.cancelInPracticeConsole.__typename).toBe('PracticeNotOffered');
  await hosted.stop();
});
