import { expect, test } from 'vitest';
import { findAbnormalOrders } from '#recovery/abnormal-orders/find-abnormal-orders';
import { findNotices, type Notice } from '#recovery/notices/find-notices';
import { receiveNotice } from '#recovery/notices/receive-notice';
import { reevaluateNotice } from '#recovery/notices/reevaluate-notice';
import { assignNotice, findUnclaimedNotices } from '#recovery/notices/unclaimed-notices';
import { findAuditEntries } from '#recovery/shops/find-audit-entries';
import { updateShop } from '#recovery/shops/update-shop';
import { aNotice, anAccessId } from '#test/a-notice';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const { db } = database;
const receivedAt = new Date('2026-11-01T12:05:00+09:00');
const by = { actor: 'tests', now: new Date('2026-11-01T15:00:00+09:00') };
const page = { size: 100, direction: 'FORWARD', from: null } as const;
let made = 0;

function aTrade(gmopgShopId: string) {
  made++;
  return aNotice({ ShopID: gmopgShopId, OrderID: `Q-${made}`, AccessID: anAccessId(made) });
}

/** A shop that believes one address. */
async function aCarefulShop() {
  const made = await aShop(database);
  await updateShop(db, made.shop.id, { senderAddresses: ['210.175.7.20'] }, by);
  return made;
}

const noticesOf = async (shopId: string) => (await findNotices(db, shopId, { filter: {}, page })).rows;
const rowsOf = async (shopId: string) =>
  (await findAbnormalOrders(db, shopId, { status: null, filter: {}, page }, by.now)).rows;
const auditOf = async (shopId: string) =>
  (await findAuditEntries(db, shopId, { filter: {}, page })).rows.map(({ kind }) => kind);

/** Such a shop, and a notice from another address. */
async function aDoubtedNotice() {
  const { shop, receive } = await aCarefulShop();
  const body = aTrade(shop.gmopgShopId);
  expect((await receive(body, receivedAt)).kind).toBe('QUARANTINED');
  const [notice] = await noticesOf(shop.id);
  if (!notice) throw new Error('Nothing was kept.');
  const believe = async () => {
    const updated = await updateShop(db, shop.id, { senderAddresses: ['127.0.0.1'] }, by);
    expect(updated.kind).toBe('ShopUpdated');
  };
  return { shop, receive, body, notice, believe };
}

test('a notice that was not believed is taken in once the settings believe it, as received when it came', async () => {
  const { shop, notice, believe } = await aDoubtedNotice();
  expect(await reevaluateNotice(db, shop.id, notice.id, by)).toMatchObject({
    kind: 'NoticeReevaluated',
    hasChanged: false,
    notice: { kind: 'QUARANTINED' },
  });
  expect(await rowsOf(shop.id)).toEqual([]);

  await believe();
  expect(await reevaluateNotice(db, shop.id, notice.id, by)).toMatchObject({
    kind: 'NoticeReevaluated',
    hasChanged: true,
    notice: { kind: 'CARD', receivedAt, sourceAddress: '127.0.0.1' },
  });
  expect(await rowsOf(shop.id)).toMatchObject([{ status: 'UNRECOVERABLE', receivedAt }]);
  expect(await noticesOf(shop.id)).toHaveLength(1);
  expect(await auditOf(shop.id)).toContain('NOTICE_BELIEVED');
  expect((await reevaluateNotice(db, shop.id, notice.id, by)).kind).toBe('NoticeNotFound');
});

test('twenty people who press 再評価 at once make one notice, delivered once', async () => {
  const { shop, notice, believe } = await aDoubtedNotice();
  await believe();
  const results = await Promise.all(
    Array.from({ length: 20 }, () => reevaluateNotice(db, shop.id, notice.id, by)),
  );
  expect(results.filter((result) => result.kind === 'NoticeReevaluated')).toHaveLength(1);
  expect(await noticesOf(shop.id)).toMatchObject([{ kind: 'CARD', deliveries: 1 }]);
  expect(await rowsOf(shop.id)).toHaveLength(1);
});

test('what came again in the right way meanwhile is not counted twice', async () => {
  const { shop, receive, body, notice, believe } = await aDoubtedNotice();
  await believe();
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await receive(body, by.now);
  await reevaluateNotice(db, shop.id, notice.id, by);
  expect(await noticesOf(shop.id)).toMatchObject([{ kind: 'CARD', deliveries: 1, receivedAt: by.now }]);
});

test('a notice of a wrong URL is never believed, and one for another ShopID neither', async () => {
  const { shop, receive } = await aShop(database);
  const forged = { secret: 'x'.repeat(32), body: aTrade(shop.gmopgShopId), sourceAddress: null };
  await receiveNotice(database, forged, receivedAt);
  await receive(aTrade('tshop99999999'), receivedAt);
  for (const { id } of await noticesOf(shop.id)) {
    const result = await reevaluateNotice(db, shop.id, id, by);
    expect(result).toMatchObject({ hasChanged: false, notice: { kind: 'QUARANTINED' } });
  }
  expect(await rowsOf(shop.id)).toEqual([]);
});

test('a notice without the secret is believed once the shop allows that, from an address it knows', async () => {
  const { shop } = await aCarefulShop();
  const bare = { secret: null, body: aTrade(shop.gmopgShopId), sourceAddress: '192.0.2.1' };
  await receiveNotice(database, bare, receivedAt);
  const [notice] = await noticesOf(shop.id);
  const judge = async (settings: Parameters<typeof updateShop>[2]) => {
    await updateShop(db, shop.id, settings, by);
    return reevaluateNotice(db, shop.id, notice?.id ?? '', by);
  };
  expect(await judge({ allowsBareNoticeUrl: true })).toMatchObject({ hasChanged: false });
  expect(await judge({ senderAddresses: ['192.0.2.1'] })).toMatchObject({ hasChanged: true });
});

test('再評価 of an ordinary notice evaluates its trade, and says when nothing changed', async () => {
  const { shop, receive } = await aShop(database);
  await receive(aTrade(shop.gmopgShopId), receivedAt);
  const [notice] = await noticesOf(shop.id);
  const reevaluate = () => reevaluateNotice(db, shop.id, notice?.id ?? '', by);
  expect(await reevaluate()).toMatchObject({ hasChanged: false, notice: { kind: 'CARD' } });
  await database.sql`update trades set status = 'DUPLICATE', reason = 'ORDER_EXISTS' where shop_id = ${shop.id}`;
  expect(await reevaluate()).toMatchObject({ hasChanged: true });
  expect(await rowsOf(shop.id)).toMatchObject([{ status: 'UNRECOVERABLE', reason: 'NO_CHECKOUT' }]);
});

test('再評価 while GMOPG sends the same notice again: neither waits for the other in a circle', async () => {
  const { shop, receive } = await aShop(database);
  const body = aTrade(shop.gmopgShopId);
  await receive(body, receivedAt);
  const [notice] = await noticesOf(shop.id);
  for (let round = 0; round < 40; round++) {
    const startedAt = performance.now();
    const judge = () => reevaluateNotice(db, shop.id, notice?.id ?? '', by);
    await Promise.all([judge(), receive(body, receivedAt), judge()]);
    expect(performance.now() - startedAt, 'a deadlock is found after a second').toBeLessThan(900);
  }
  expect(await noticesOf(shop.id)).toMatchObject([{ deliveries: 41 }]);
});

test('a notice of another shop is not found', async () => {
  const { notice } = await aDoubtedNotice();
  const { shop } = await aShop(database);
  for (const id of [notice.id, 'no uuid'])
    expect((await reevaluateNotice(db, shop.id, id, by)).kind).toBe('NoticeNotFound');
});

test('an unclaimed notice is assigned to a shop once, by however many administrators', async () => {
  const { shop } = await aShop(database);
  const body = aTrade('tshop77777777');
  for (const at of [receivedAt, by.now])
    await receiveNotice(database, { secret: null, body, sourceAddress: '192.0.2.7' }, at);
  const [unclaimed, ...others] = await findUnclaimedNotices(db, { most: 100 });
  expect(others).toEqual([]);
  expect(unclaimed).toMatchObject({ deliveries: 2, content: { gmopgShopId: 'tshop77777777', total: 650 } });

  const id = unclaimed?.id ?? '';
  const nobody = '00000000-0000-4000-8000-000000000000';
  expect((await assignNotice(db, { id, shopId: nobody, keptIn: shop.id }, by)).kind).toBe('ShopNotFound');
  const results = await Promise.all(
    Array.from({ length: 20 }, () => assignNotice(db, { id, shopId: shop.id, keptIn: shop.id }, by)),
  );
  expect(results.filter((result) => result.kind === 'NoticeAssigned')).toMatchObject([{ isListed: true }]);
  expect(results.filter((result) => result.kind === 'NoticeNotFound')).toHaveLength(19);
  expect(await findUnclaimedNotices(db, { most: 100 })).toEqual([]);
  const stored: Notice[] = await noticesOf(shop.id);
  expect(stored).toMatchObject([{ kind: 'CARD', deliveries: 1, receivedAt, sourceAddress: '192.0.2.7' }]);
  expect(await rowsOf(shop.id)).toMatchObject([{ status: 'UNRECOVERABLE', reason: 'NO_CHECKOUT' }]);
  expect(await auditOf(shop.id)).toEqual(['NOTICE_ASSIGNED']);
});

test('a notice that came to a wrong URL is assigned once, to its own shop or to another, and leaves the quarantine', async () => {
  const { shop } = await aShop(database);
  const other = await aShop(database);
  const [mine, others] = [aTrade(shop.gmopgShopId), aTrade(shop.gmopgShopId)];
  const wrongUrl = { secret: 'no-such-secret', sourceAddress: '192.0.2.7' };
  for (const body of [mine, others]) await receiveNotice(database, { ...wrongUrl, body }, receivedAt);
  const kept: Notice[] = await noticesOf(shop.id);
  const [first, second] = kept.map(({ id }) => id);
  expect(kept.map(({ kind }) => kind)).toEqual(['QUARANTINED', 'QUARANTINED']);
  expect((await reevaluateNotice(db, shop.id, first ?? '', by)).kind).toBe('NoticeReevaluated');
  expect(await rowsOf(shop.id)).toEqual([]);

  const assign = (id: string | undefined, to: string, keptIn: string) =>
    assignNotice(db, { id: id ?? '', shopId: to, keptIn }, by);
  expect((await assign(first, shop.id, other.shop.id)).kind).toBe('NoticeNotFound');
  const results = await Promise.all(Array.from({ length: 8 }, () => assign(first, shop.id, shop.id)));
  expect(results.filter(({ kind }) => kind === 'NoticeAssigned')).toMatchObject([{ isListed: true }]);
  expect(results.filter(({ kind }) => kind === 'NoticeNotFound')).toHaveLength(7);
  expect(await assign(second, other.shop.id, shop.id)).toMatchObject({ kind: 'NoticeAssigned' });
  const after: Notice[] = await noticesOf(shop.id);
  expect(after.map(({ kind }) => kind)).toEqual(['CARD']);
  expect(await rowsOf(other.shop.id)).toHaveLength(1);
  const [believed] = after;
  expect((await assign(believed?.id, other.shop.id, shop.id)).kind).toBe('NoticeNotFound');
  expect(await auditOf(shop.id)).toEqual(['NOTICE_ASSIGNED']);
});
