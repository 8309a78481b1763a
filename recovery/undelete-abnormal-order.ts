import { and, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries, trades } from '#db/schema';
import { isUuid } from '#recovery/is-uuid';
import { lockAbnormalOrders } from '#recovery/locks';
import type { Trade } from '#recovery/restore-abnormal-order';

export type UndeleteResult =
  | { kind: 'AbnormalOrderUndeleted'; abnormalOrder: Trade }
  | { kind: 'AbnormalOrderNotFound'; message: string; id: string };

/** Puts a deleted row back on the lists as it is by now. Safe to repeat; who deleted it and why stays in the audit. */
export async function undeleteAbnormalOrder(
  db: Db,
  shopId: string,
  id: string,
  { actor, now }: { actor: string; now: Date },
): Promise<UndeleteResult> {
  const notFound: UndeleteResult = {
    kind: 'AbnormalOrderNotFound',
    message: 'この異常注文は見つかりません。',
    id,
  };
  if (!isUuid(id)) return notFound;
  const mine = and(eq(trades.shopId, shopId), eq(trades.id, id), isNotNull(trades.status));
  return db.transaction(async (tx): Promise<UndeleteResult> => {
    await lockAbnormalOrders(tx, shopId, [id]);
    const [undeleted] = await tx
      .update(trades)
      .set({ deletedAt: null, deletedBy: null, deleteReason: null })
      .where(and(mine, isNotNull(trades.deletedAt)))
      .returning();
    if (!undeleted) {
      const [standing] = await tx.select().from(trades).where(mine);
      return standing ? { kind: 'AbnormalOrderUndeleted', abnormalOrder: standing } : notFound;
    }
    await tx
      .insert(auditEntries)
      .values({ shopId, at: now, actor, kind: 'UNDELETED', tradeId: undeleted.id });
    return { kind: 'AbnormalOrderUndeleted', abnormalOrder: undeleted };
  });
}
