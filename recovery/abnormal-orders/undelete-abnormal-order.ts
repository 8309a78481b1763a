import { and, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { trades } from '#db/schema/trades';
import { isUuid } from '#recovery/is-uuid';
import { lockAbnormalOrders } from '#recovery/locks';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

export type UndeleteResult =
  | { kind: 'AbnormalOrderUndeleted'; abnormalOrder: Trade }
  | { kind: 'AbnormalOrderNotFound'; message: string; id: string };

interface By {
  actor: string;
  now: Date;
}

/** Puts a deleted row back on the lists as it is by now. Safe to repeat; who deleted it and why stays in the audit. */
export async function undeleteAbnormalOrder(
  db: Db,
  shopId: string,
  id: string,
  by: By,
): Promise<UndeleteResult> {
  const [result] = await undeleteAbnormalOrders(db, shopId, [id], by);
  if (!result) throw new Error('An undelete was not answered.');
  return result;
}

/** The same for many in one transaction: one result for each, in the order asked. */
export async function undeleteAbnormalOrders(
  db: Db,
  shopId: string,
  ids: readonly string[],
  by: By,
): Promise<UndeleteResult[]> {
  return db.transaction(async (tx) => {
    await lockAbnormalOrders(tx, shopId, [...new Set(ids.map((id) => id.toLowerCase()).filter(isUuid))]);
    const results: UndeleteResult[] = [];
    for (const id of ids) results.push(await undeleteRow(tx, shopId, id, by));
    return results;
  });
}

async function undeleteRow(tx: Db, shopId: string, id: string, { actor, now }: By): Promise<UndeleteResult> {
  const notFound: UndeleteResult = {
    kind: 'AbnormalOrderNotFound',
    message: 'この異常注文は見つかりません。',
    id,
  };
  if (!isUuid(id)) return notFound;
  const mine = and(eq(trades.shopId, shopId), eq(trades.id, id), isNotNull(trades.status));
  const [undeleted] = await tx
    .update(trades)
    .set({ deletedAt: null, deletedBy: null, deleteReason: null })
    .where(and(mine, isNotNull(trades.deletedAt)))
    .returning();
  if (!undeleted) {
    const [standing] = await tx.select().from(trades).where(mine);
    return standing ? { kind: 'AbnormalOrderUndeleted', abnormalOrder: standing } : notFound;
  }
  await tx.insert(auditEntries).values({ shopId, at: now, actor, kind: 'UNDELETED', tradeId: undeleted.id });
  return { kind: 'AbnormalOrderUndeleted', abnormalOrder: undeleted };
}
