import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { notices, unclaimedNotices } from '#db/schema/notices';
import { shops } from '#db/schema/shops';
import { trades } from '#db/schema/trades';
import { type DecodedNotice, decodeNotice } from '#gmopg/decode-notice';
import { isUuid } from '#recovery/is-uuid';
import { believeNotice } from '#recovery/notices/believe-notice';
import type { Notice } from '#recovery/notices/find-notices';
import type { Shop } from '#recovery/shops/create-shop';

/** A notice of a ShopID that no shop here has: it belongs to nobody yet. */
export interface UnclaimedNotice {
  /** Its hash, in hex. */
  id: string;
  receivedAt: Date;
  lastReceivedAt: Date;
  deliveries: number;
  sourceAddress: string | null;
  content: DecodedNotice;
}

export type AssignNoticeResult =
  | { kind: 'NoticeAssigned'; shop: Shop; isListed: boolean }
  | { kind: 'NoticeNotFound'; message: string; id: string }
  | { kind: 'ShopNotFound'; message: string; shopId: string };

/** The latest ones first. For administrators: no shop's staff may see what may be another shop's. */
export async function findUnclaimedNotices(db: Db, { most }: { most: number }): Promise<UnclaimedNotice[]> {
  const rows = await db
    .select()
    .from(unclaimedNotices)
    .orderBy(desc(unclaimedNotices.lastReceivedAt))
    .limit(most);
  return rows.map(({ bodyHash, body, receivedAt, lastReceivedAt, deliveries, sourceAddress }) => ({
    ...{ id: Buffer.from(bodyHash).toString('hex'), receivedAt, lastReceivedAt, deliveries, sourceAddress },
    content: decodeNotice(body),
  }));
}

/**
 * Makes a notice that was kept apart a fact of a shop, once, on an administrator's word that it is this shop's, whatever ShopID
 * it bears: one of nobody, or one that `keptIn` did not believe. Received when it first came. Asked again it is not found any more.
 */
export async function assignNotice(
  db: Db,
  { id, shopId, keptIn }: { id: string; shopId: string; keptIn: string },
  { actor, now }: { actor: string; now: Date },
): Promise<AssignNoticeResult> {
  return db.transaction(async (tx) => {
    const [shop] = isUuid(shopId) ? await tx.select().from(shops).where(eq(shops.id, shopId)) : [];
    const kept = isUuid(id) ? await lockQuarantined(tx, keptIn, id) : await lockUnclaimed(tx, id);
    if (!kept) return { kind: 'NoticeNotFound', message: 'この結果通知は、もうここにはありません。', id };
    if (!shop) return { kind: 'ShopNotFound', message: 'このショップは見つかりません。', shopId };
    const { gmopgShopId, sourceAddress } = kept;
    const notice = await believeNotice(tx, shop, kept);
    await kept.remove();
    await tx.insert(auditEntries).values({
      ...{ shopId: shop.id, at: now, actor, kind: 'NOTICE_ASSIGNED' },
      detail: { noticeId: notice.id, gmopgShopId, sourceAddress },
    });
    return { kind: 'NoticeAssigned', shop, isListed: await isListed(tx, notice) };
  });
}

async function lockUnclaimed(tx: Db, id: string) {
  if (!/^[0-9a-f]{64}$/.test(id)) return null;
  const isIt = eq(unclaimedNotices.bodyHash, Buffer.from(id, 'hex'));
  const [kept] = await tx.select().from(unclaimedNotices).where(isIt).for('update');
  return kept ? { ...kept, remove: () => tx.delete(unclaimedNotices).where(isIt) } : null;
}

async function lockQuarantined(tx: Db, shopId: string, id: string) {
  const isIt = and(eq(notices.shopId, shopId), eq(notices.id, id), eq(notices.kind, 'QUARANTINED'));
  const [kept] = await tx.select().from(notices).where(isIt).for('update');
  return kept ? { ...kept, remove: () => tx.delete(notices).where(isIt) } : null;
}

async function isListed(tx: Db, { shopId, tradeKey }: Notice): Promise<boolean> {
  if (tradeKey === null) return false;
  const found = await tx
    .select({ id: trades.id })
    .from(trades)
    .where(and(eq(trades.shopId, shopId), eq(trades.tradeKey, tradeKey), isNotNull(trades.status)));
  return found.length > 0;
}
