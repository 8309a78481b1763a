import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { notices } from '#db/schema/notices';
import { shops } from '#db/schema/shops';
import { trades } from '#db/schema/trades';
import { evaluate } from '#recovery/abnormal-orders/evaluate';
import { isUuid } from '#recovery/is-uuid';
import { lockNumbers } from '#recovery/locks';
import { believeNotice } from '#recovery/notices/believe-notice';
import type { Notice } from '#recovery/notices/find-notices';
import { doubtNow } from '#recovery/notices/notice-doubt';
import type { Shop } from '#recovery/shops/create-shop';

export type ReevaluateNoticeResult =
  | { kind: 'NoticeReevaluated'; notice: Notice; hasChanged: boolean }
  | { kind: 'NoticeNotFound'; message: string; id: string };

interface By {
  actor: string;
  now: Date;
}

/**
 * 再評価: a notice that was not believed is judged by the shop's settings of now, and taken in once they believe it; the trade of
 * any other is evaluated again. Safe to repeat, by many at once.
 */
export async function reevaluateNotice(
  db: Db,
  shopId: string,
  id: string,
  by: By,
): Promise<ReevaluateNoticeResult> {
  const notFound = { kind: 'NoticeNotFound', message: 'この結果通知は見つかりません。', id } as const;
  if (!isUuid(id)) return notFound;
  return db.transaction(async (tx) => {
    const mine = and(eq(notices.shopId, shopId), eq(notices.id, id));
    const [notice] = await tx.select().from(notices).where(mine);
    if (!notice) return notFound;
    if (notice.kind !== 'QUARANTINED')
      return { kind: 'NoticeReevaluated', notice, hasChanged: await evaluateTradeOf(tx, notice) };
    // Only a notice that is kept apart is held: one that is a fact is counted, when it comes again, under its number's lock.
    const [held] = await tx
      .select({ notice: notices, shop: shops })
      .from(notices)
      .innerJoin(shops, eq(shops.id, notices.shopId))
      .where(mine)
      .for('update', { of: notices });
    return held ? rejudge(tx, held.shop, { notice: held.notice, by }) : notFound;
  });
}

async function rejudge(
  tx: Db,
  shop: Shop,
  { notice, by }: { notice: Notice; by: By },
): Promise<ReevaluateNoticeResult> {
  if (doubtNow(notice, shop) !== null) return { kind: 'NoticeReevaluated', notice, hasChanged: false };
  const believed = await believeNotice(tx, shop, notice);
  await tx.delete(notices).where(and(eq(notices.shopId, shop.id), eq(notices.id, notice.id)));
  await tx.insert(auditEntries).values({
    ...{ shopId: shop.id, at: by.now, actor: by.actor, kind: 'NOTICE_BELIEVED' },
    detail: { noticeId: believed.id, problem: notice.problem, sourceAddress: notice.sourceAddress },
  });
  return { kind: 'NoticeReevaluated', notice: believed, hasChanged: true };
}

async function evaluateTradeOf(tx: Db, { shopId, tradeKey }: Notice): Promise<boolean> {
  if (tradeKey === null) return false;
  const ofNotice = and(eq(trades.shopId, shopId), eq(trades.tradeKey, tradeKey));
  const find = async () => (await tx.select().from(trades).where(ofNotice))[0];
  const known = await find();
  if (!known) return false;
  await lockNumbers(tx, shopId, [known.orderNumber]);
  const before = await find();
  await evaluate(tx, shopId, [known.orderNumber]);
  return verdictOf(await find()) !== verdictOf(before);
}

function verdictOf(trade: typeof trades.$inferSelect | undefined): string {
  return JSON.stringify([trade?.status, trade?.reason, trade?.warnings, trade?.isOpen]);
}
