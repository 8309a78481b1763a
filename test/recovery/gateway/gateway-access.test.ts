import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit';
import { shops } from '#db/schema/shops';
import type { GatewayAccess } from '#gmopg/gateway-access';
import { examine } from '#recovery/doctor';
import { findGatewayAccess } from '#recovery/gateway/find-gateway-access';
import { type GatewayAccessSettings, setGatewayAccess } from '#recovery/gateway/set-gateway-access';
import { testGatewayAccess } from '#recovery/gateway/test-gateway-access';
import { aShop, testSecret } from '#test/a-shop';
import { aGateway, breaksOff, replies, type Script } from '#test/gmopg/a-gateway';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const { db, sql } = database;
const now = new Date('2026-11-02T12:00:00+09:00');
const test01 = 'https://pt01.mul-pay.jp';
const production = 'https://p01.mul-pay.jp';
const shopPass = 'pa55+w&rd';

async function aShopOf(settings?: GatewayAccessSettings) {
  const { shop } = await aShop(database);
  const set = (
    given: GatewayAccessSettings,
    allowedEndpoints: readonly string[] | 'ANY' = [test01, production],
  ) => setGatewayAccess(db, shop.id, given, { actor: 'desk', now, secret: testSecret, allowedEndpoints });
  if (settings) await set(settings);
  const audit = () =>
    db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id)).orderBy(auditEntries.id);
  const stored = async () => (await db.select().from(shops).where(eq(shops.id, shop.id)))[0];
  const find = (secret = testSecret) => findGatewayAccess(db, shop.id, secret);
  return { shop, set, audit, stored, find };
}

test('a shop reaches GMOPG with what was set, and with nothing before', async () => {
  const { shop, set, find } = await aShopOf();
  expect(await find()).toBeNull();
  expect(await set({ endpoint: `${test01}/`, shopPass })).toMatchObject({ kind: 'GatewayAccessSet' });
  expect(await find()).toEqual({ endpoint: test01, gmopgShopId: shop.gmopgShopId, shopPass });
});

test('the password stands in no column and in no audit entry', async () => {
  const { set, audit } = await aShopOf({ endpoint: test01, shopPass });
  await set({ endpoint: production, shopPass: null });
  await set({ endpoint: null, shopPass: null });
  const details = (await audit()).map(({ kind, actor, detail }) => ({ kind, actor, detail }));
  const entry = (endpoint: string | null, passwordChanged: boolean) => ({
    kind: 'GATEWAY_ACCESS_SET',
    actor: 'desk',
    detail: { endpoint, passwordChanged },
  });
  expect(details).toEqual([entry(test01, true), entry(production, false), entry(null, true)]);
  const tables = await sql<{ name: string }[]>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
  for (const { name } of tables) {
    const rows = await sql.unsafe(`select t::text as row from ${name} t`);
    expect(JSON.stringify(rows), name).not.toContain(shopPass);
  }
});

test('the stored password stays when only the endpoint changes', async () => {
  const { set, find } = await aShopOf({ endpoint: test01, shopPass });
  await set({ endpoint: production, shopPass: null });
  expect(await find()).toMatchObject({ endpoint: production, shopPass });
});

test('removing takes the password along: it does not come back with an endpoint', async () => {
  const { set, find, stored } = await aShopOf({ endpoint: test01, shopPass });
  await set({ endpoint: null, shopPass: 'ignored' });
  expect(await find()).toBeNull();
  expect(await stored()).toMatchObject({ gatewayEndpoint: null, shopPassSealed: null });
  expect(await set({ endpoint: test01, shopPass: null })).toMatchObject({
    kind: 'InvalidInput',
    problems: [{ path: 'shopPass' }],
  });
});

test('a password goes to no host that somebody merely typed, but the operator may name any', async () => {
  const { set, find, audit } = await aShopOf({ endpoint: test01, shopPass });
  for (const endpoint of ['https://evil.example.jp', 'http://p01.mul-pay.jp', `${test01}/x`, 'ANY', ''])
    expect(await set({ endpoint, shopPass: null })).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'endpoint', message: `Choose one of ${test01}, ${production}.` }],
    });
  expect(await set({ endpoint: 'http://evil.example.jp', shopPass }, 'ANY')).toMatchObject({
    kind: 'InvalidInput',
  });
  expect(await find()).toMatchObject({ endpoint: test01, shopPass });
  expect(await audit()).toHaveLength(1);
  await set({ endpoint: 'https://gateway.example.jp:8443', shopPass: null }, 'ANY');
  // What the operator chose stays when staff change the password only.
  await set({ endpoint: 'https://gateway.example.jp:8443', shopPass: 'new-one' });
  expect(await find()).toMatchObject({ endpoint: 'https://gateway.example.jp:8443', shopPass: 'new-one' });
});

test('a password that somebody removes never comes back by a change made at the same moment', async () => {
  for (let round = 0; round < 15; round++) {
    const { set, stored } = await aShopOf({ endpoint: test01, shopPass });
    await Promise.all([
      set({ endpoint: production, shopPass: null }),
      set({ endpoint: null, shopPass: null }),
      set({ endpoint: test01, shopPass: null }),
    ]);
    expect(await stored()).toMatchObject({ gatewayEndpoint: null, shopPassSealed: null });
  }
});

test.each(['', ' ', 'with space', 'ぱすわーど', 'a\n', '\u0000', 'x'.repeat(65)])(
  'the ShopPass %j is refused, and the refusal does not repeat it',
  async (wrong) => {
    const { set, find } = await aShopOf();
    const refused = await set({ endpoint: test01, shopPass: wrong });
    expect(refused).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'shopPass' }] });
    if (wrong.trim().length > 1) expect(JSON.stringify(refused)).not.toContain(wrong.trim());
    expect(await find()).toBeNull();
  },
);

test.each(['!', '~'.repeat(64), '"\\\'%&=+'])('the ShopPass %s is kept as it is', async (odd) => {
  const { find } = await aShopOf({ endpoint: test01, shopPass: odd });
  expect(await find()).toMatchObject({ shopPass: odd });
});

test('a password opens in its own shop only, and with the secret that sealed it; doctor tells of the others', async () => {
  const { shop, set, find, stored } = await aShopOf({ endpoint: test01, shopPass });
  const other = await aShopOf({ endpoint: test01, shopPass: 'another' });
  const findings = async (secret = testSecret) =>
    (await examine(database, { secret }))
      .filter(({ about }) => about === 'GATEWAY')
      .map(({ sentence }) => sentence);
  expect(await findings()).toEqual([]);
  expect(await find('another secret of 32 bytes or more')).toBeNull();
  expect((await findings('another secret of 32 bytes or more')).length).toBeGreaterThanOrEqual(2);

  const shopPassSealed = (await other.stored())?.shopPassSealed ?? null;
  await db.update(shops).set({ shopPassSealed }).where(eq(shops.id, shop.id));
  expect(await find()).toBeNull();
  expect(await findings()).toEqual([expect.stringContaining(`shop gateway --shop ${shop.gmopgShopId}`)]);
  expect(await set({ endpoint: test01, shopPass: null })).toMatchObject({ kind: 'InvalidInput' });
  await set({ endpoint: test01, shopPass });
  expect(await findings()).toEqual([]);
  expect((await stored())?.shopPassSealed).not.toBe(shopPassSealed);
});

async function tryOut(script: Script, deadlineMs = 2_000) {
  const gateway = await aGateway(script);
  const access: GatewayAccess = gateway.access;
  let at = 1_000;
  const tested = await testGatewayAccess(access, { stopwatch: () => (at += 40), deadlineMs });
  return { tested, asked: gateway.asked };
}

test('"no such order" proves endpoint, ShopID and ShopPass', async () => {
  const { tested, asked } = await tryOut(replies('ErrCode=M01&ErrInfo=M01004002'));
  expect(tested).toEqual({ kind: 'GatewayAnswers', milliseconds: 40 });
  expect(asked.map(({ path }) => path)).toEqual(['/payment/SearchTrade.idPass']);
  expect(asked[0]?.body).toMatch(/&OrderID=[A-Z-]{1,27}$/);
});

test('a wrong password is told with its cause and the next step', async () => {
  const { tested } = await tryOut(replies('ErrCode=E01&ErrInfo=E01030002'));
  expect(tested).toEqual({
    kind: 'GatewayRefuses',
    message:
      'ショップIDまたはショップパスワードが違います（E01030002）。GMOPGのショップ管理画面でショップIDとショップパスワードを確認し、接続先（本番・テスト）と合わせて設定し直してください。',
    errors: [{ code: 'E01', info: 'E01030002' }],
  });
});

test('a busy gateway says to try later, another error to ask GMOPG', async () => {
  const messageOf = async (info: string) => {
    const { tested } = await tryOut(replies(`ErrCode=${info.slice(0, 3)}&ErrInfo=${info}`));
    return tested.kind === 'GatewayRefuses' ? tested.message : tested.kind;
  };
  expect(await messageOf('E92000001')).toMatch(/数分おいて/);
  expect(await messageOf('E61010001')).toMatch(/（E61010001）。ショップの契約内容/);
});

test('a gateway that breaks off is silent, and no message holds the password', async () => {
  const { tested } = await tryOut(breaksOff);
  expect(tested).toEqual({
    kind: 'GatewaySilent',
    message: expect.stringMatching(/^GMOPGとの通信が途中で.*接続先を確認/),
  });
  expect(JSON.stringify(tested)).not.toContain('pa55');
});
