import { existsSync, readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notices, unclaimedNotices } from '#db/schema/notices';
import { shops } from '#db/schema/shops';
import { trades } from '#db/schema/trades';
import { receiveNotice } from '#recovery/notices/receive-notice';
import { registerCheckout } from '#recovery/orders/register-checkout';
import { restoreAbnormalOrder } from '#recovery/restore/restore-abnormal-order';
import { aCheckout } from '#test/a-checkout';
import { aNotice, anAccessId } from '#test/a-notice';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';
import { answerNotice } from '../../../app/api/gmopg/notices/answer-notice';

const database = await aDatabase();
const { db } = database;
const quiet = { warn() {}, error() {} };
const desk = { database, now: () => new Date('2026-11-01T12:05:00+09:00'), log: quiet };
const by = { actor: 'test', now: desk.now() };

const noticesOf = (shopId: string) => db.select().from(notices).where(eq(notices.shopId, shopId));
const tradesOf = (shopId: string) => db.select().from(trades).where(eq(trades.shopId, shopId));

/** Posts to the shop's own URL and says what GMOPG reads. */
async function aPost(settings: Partial<typeof shops.$inferInsert> = {}) {
  const { shop, noticeSecret } = await aShop(database);
  if (Object.keys(settings).length > 0) await db.update(shops).set(settings).where(eq(shops.id, shop.id));
  const post = async (
    body: Uint8Array,
    { secret = noticeSecret, from = '127.0.0.1' }: { secret?: string | null; from?: string | null } = {},
  ) => (await answerNotice(desk, { secret, body, sourceAddress: from })).body;
  return { shop, post };
}

test('a notice is stored once however often it is sent, and each sending is counted', async () => {
  const { shop, post } = await aPost();
  const body = aNotice({ ShopID: shop.gmopgShopId });
  for (let i = 0; i < 3; i++) expect(await post(body)).toBe('0');
  const [stored, ...others] = await noticesOf(shop.id);
  expect(others).toEqual([]);
  expect(stored).toMatchObject({ kind: 'CARD', deliveries: 3 });
  expect(await tradesOf(shop.id)).toHaveLength(1);
});

test('the same notice 50 times at the same instant is one notice with 50 deliveries', async () => {
  const { shop, post } = await aPost();
  const body = aNotice({ ShopID: shop.gmopgShopId });
  const answers = await Promise.all(Array.from({ length: 50 }, () => post(body)));
  expect(new Set(answers)).toEqual(new Set(['0']));
  expect((await noticesOf(shop.id)).map((row) => row.deliveries)).toEqual([50]);
});

test('what is kept has neither ShopPass nor AccessPass, and every other byte', async () => {
  const { shop, post } = await aPost();
  const body = aNotice({
    ShopID: shop.gmopgShopId,
    ShopPass: 'hunter2hunter2',
    AccessPass: 'deadbeefdeadbeef',
    ClientField1: '髙島①～',
  });
  await post(body);
  const [stored] = await noticesOf(shop.id);
  const kept = Buffer.from(stored?.body ?? []).toString('latin1');
  expect(kept).not.toContain('hunter2');
  expect(kept).not.toContain('deadbeef');
  expect(kept).toBe(
    Buffer.from(body).toString('latin1').replace('hunter2hunter2', '').replace('deadbeefdeadbeef', ''),
  );
});

describe('who is not believed is kept apart and asked to send again', () => {
  test('an unknown URL with an unknown ShopID', async () => {
    const { post } = await aPost();
    expect(await post(aNotice({ ShopID: 'tshop99999999' }), { secret: 'nobody' })).toBe('1');
    expect(await db.select().from(unclaimedNotices)).toHaveLength(1);
  });

  test("a shop's URL with another shop's ShopID, and the right notice later", async () => {
    const [one, other] = [await aPost(), await aPost()];
    expect(await one.post(aNotice({ ShopID: other.shop.gmopgShopId }))).toBe('1');
    expect(await tradesOf(one.shop.id)).toEqual([]);
    expect(await tradesOf(other.shop.id)).toEqual([]);
    expect((await noticesOf(one.shop.id)).map((row) => row.kind)).toEqual(['QUARANTINED']);
    expect(await other.post(aNotice({ ShopID: other.shop.gmopgShopId }))).toBe('0');
  });

  test('a known ShopID at a wrong URL, seen by its staff, and a fact once it comes the right way', async () => {
    const { shop, post } = await aPost();
    const body = aNotice({ ShopID: shop.gmopgShopId });
    expect(await post(body, { secret: 'guessed' })).toBe('1');
    expect((await noticesOf(shop.id)).map((row) => row.kind)).toEqual(['QUARANTINED']);
    expect(await post(body)).toBe('0');
    expect((await noticesOf(shop.id)).map((row) => row.kind).toSorted()).toEqual(['CARD', 'QUARANTINED']);
    expect(await tradesOf(shop.id)).toHaveLength(1);
  });

  test('the bare URL, unless the shop allows it', async () => {
    const strict = await aPost();
    expect(await strict.post(aNotice({ ShopID: strict.shop.gmopgShopId }), { secret: null })).toBe('1');
    const lenient = await aPost({ allowsBareNoticeUrl: true });
    expect(await lenient.post(aNotice({ ShopID: lenient.shop.gmopgShopId }), { secret: null })).toBe('0');
  });

  test("an address that is not on the shop's list, or unknown", async () => {
    const { shop, post } = await aPost({ senderAddresses: ['210.175.7.20'] });
    const body = aNotice({ ShopID: shop.gmopgShopId });
    expect(await post(body, { from: '203.0.113.9' })).toBe('1');
    expect(await post(body, { from: null })).toBe('1');
    expect(await post(body, { from: '210.175.7.20' })).toBe('0');
  });

  test('a stranger who posts rubbish fills no disk', async () => {
    const { shop, post } = await aPost();
    for (let i = 0; i < 1_010; i += 10) {
      await Promise.all(
        Array.from({ length: 10 }, (_, k) =>
          post(aNotice({ ShopID: shop.gmopgShopId, OrderID: `X${i + k}` }), { secret: 'guessed' }),
        ),
      );
    }
    const kept = (await noticesOf(shop.id)).length;
    expect(kept).toBeGreaterThanOrEqual(1_000);
    expect(kept).toBeLessThan(1_020);
  });
});

describe('what cannot be an abnormal order is kept and acknowledged', () => {
  const cases: Array<[name: string, body: Uint8Array, kind: string]> = [
    ['a connectivity test', new TextEncoder().encode('ShopID=&ErrInfo=E00000000'), 'PROBE'],
    ['an empty body', new Uint8Array(), 'PROBE'],
    ['broken Shift_JIS', Buffer.from('OrderID=%81&AccessID=%FF%FE&Amount=650&Status=%E0'), 'CARD'],
    ['a body that is no form', Buffer.from('{"json": true}'), 'MALFORMED'],
    ['random bytes', Buffer.from([0, 255, 37, 37, 38, 61, 129, 0]), 'MALFORMED'],
    ['text where yen belongs', aNotice({ ShopID: null, Amount: '六百五十' }), 'MALFORMED'],
    ['a negative amount', aNotice({ ShopID: null, Amount: '-650' }), 'MALFORMED'],
    ['an empty amount', aNotice({ ShopID: null, Amount: '' }), 'MALFORMED'],
    ['a Tax that is no number', aNotice({ ShopID: null, Tax: 'x' }), 'MALFORMED'],
    [
      'a convenience store slip',
      aNotice({ ShopID: null, PayType: '3', Status: 'REQSUCCESS' }),
      'OTHER_PAY_TYPE',
    ],
  ];
  for (const [name, body, kind] of cases) {
    test(name, async () => {
      const { shop, post } = await aPost();
      expect(await post(body)).toBe('0');
      expect((await noticesOf(shop.id)).map((row) => row.kind)).toEqual([kind]);
      if (kind !== 'CARD') expect(await tradesOf(shop.id)).toEqual([]);
    });
  }
});

test('64 KiB is a notice, one byte more is refused and not stored', async () => {
  const { shop, post } = await aPost();
  const most = Buffer.concat([aNotice({ ShopID: shop.gmopgShopId }), Buffer.alloc(64 * 1024, 'x')]).subarray(
    0,
    64 * 1024,
  );
  expect(await post(most)).toBe('0');
  const answer = await answerNotice(desk, {
    secret: 'x',
    body: Buffer.alloc(64 * 1024 + 1),
    sourceAddress: null,
  });
  expect(answer).toEqual({ status: 413, body: '1' });
});

test('whatever bytes come, the answer is 0 or 1 and nothing throws', { timeout: 120_000 }, async () => {
  const { shop, post } = await aPost();
  const names = fc.constantFrom(
    'ShopID',
    'AccessID',
    'OrderID',
    'Status',
    'Amount',
    'Tax',
    'TranDate',
    'PayType',
    'ErrInfo',
    'ErrCode',
    '',
  );
  const hostile = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .array(
        fc.tuple(
          names,
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.constantFrom('%', '%zz', '%00', '%81%00', '\u0000', '9'.repeat(40), shop.gmopgShopId),
          ),
        ),
        { maxLength: 12 },
      )
      .map((pairs) => new TextEncoder().encode(pairs.map(([name, value]) => `${name}=${value}`).join('&'))),
  );
  const bodies = fc.sample(hostile, { numRuns: 5_000, seed: 5 });
  for (let i = 0; i < bodies.length; i += 50) {
    const answers = await Promise.all(bodies.slice(i, i + 50).map((body) => post(body)));
    for (const answer of answers) expect(['0', '1']).toContain(answer);
  }
  // One poisonous neighbour must not turn a good notice away.
  const good = aNotice({ ShopID: shop.gmopgShopId, OrderID: 'GOOD' });
  expect(await Promise.all([post(Buffer.from('OrderID=%00&Amount=1&AccessID=%00')), post(good)])).toEqual([
    '0',
    '0',
  ]);
});

const recorded = '../shared/fixtures/gmopg/notice/credit-sales-full-20170415.form';
test.skipIf(!existsSync(recorded))(
  'the recorded notice goes all the way: no checkout, restorable by itself, restored, re-sent',
  async () => {
    const { shop } = await aShop(database);
    await db
      .update(shops)
      .set({ gmopgShopId: 'tshop00026096', allowsBareNoticeUrl: true })
      .where(eq(shops.id, shop.id));
    const body = readFileSync(recorded);
    const send = () => receiveNotice(database, { secret: null, body, sourceAddress: null }, by.now);
    await send();
    const row = async () => (await tradesOf(shop.id))[0];
    expect(await row()).toMatchObject({
      status: 'UNRECOVERABLE',
      reason: 'NO_CHECKOUT',
      orderNumber: '201704151180000151900',
      total: 2_000,
    });
    await registerCheckout(
      db,
      shop.id,
      aCheckout({ orderNumber: '201704151180000151900', total: 2_000 }),
      by,
    );
    expect(await row()).toMatchObject({ status: 'RESTORABLE', reason: null });
    const restored = await restoreAbnormalOrder(
      db,
      shop.id,
      { id: (await row())?.id ?? '', sendConfirmationMail: true, mail: null, note: null },
      by,
    );
    expect(restored).toMatchObject({ kind: 'AbnormalOrderRestored', mail: { state: 'QUEUED' } });
    const before = await row();
    await send();
    expect(await row()).toEqual(before);
    expect((await noticesOf(shop.id)).map((notice) => notice.deliveries)).toEqual([2]);
  },
);

test('a notice that cannot be stored is answered 1', async () => {
  const broken = { ...database, sql: database.sql, db: database.db };
  const { shop, noticeSecret } = await aShop(database);
  await database.sql`alter function receive_notices(jsonb) rename to receive_notices_away`;
  try {
    const answer = await answerNotice(
      { ...desk, database: broken },
      {
        secret: noticeSecret,
        body: aNotice({ ShopID: shop.gmopgShopId, AccessID: anAccessId(9) }),
        sourceAddress: null,
      },
    );
    expect(answer).toEqual({ status: 200, body: '1' });
  } finally {
    await database.sql`alter function receive_notices_away(jsonb) rename to receive_notices`;
  }
  expect(await noticesOf(shop.id)).toEqual([]);
});
