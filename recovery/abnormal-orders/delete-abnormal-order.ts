import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { trades } from '#db/schema/trades';
import { isUuid } from '#recovery/is-uuid';
import { lockAbnormalOrders } from '#recovery/locks';
import { plainText } from '#recovery/plain-text';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

export interface DeleteRequest {
  id: string;
  /** Required while the money is held or taken. */
  reason: string | null;
  /** What the caller saw; a row that is something else by now is refused. Absent: whatever it is. */
  expected?: Partial<Pick<Trade, 'status' | 'money' | 'total'>>;
}

export type DeleteResult =
  | { kind: 'AbnormalOrderDeleted'; abnormalOrder: Trade }
  | { kind: 'ReasonRequired'; message: string; abnormalOrder: Trade }
  | { kind: 'AbnormalOrderChanged'; message: string; abnormalOrder: Trade }
  | { kind: 'AbnormalOrderNotFound'; message: string; id: string };

interface By {
  actor: string;
  now: Date;
}

/** Takes a row off the lists: a mark with who, when and why (domain.md §5.6). The money is not touched. Safe to repeat. */
export async function deleteAbnormalOrder(
  db: Db,
  shopId: string,
  request: DeleteRequest,
  by: By,
): Promise<DeleteResult> {
  const [result] = await deleteAbnormalOrders(db, shopId, [request], by);
  if (!result) throw new Error('A delete was not answered.');
  return result;
}

/** The same for many in one transaction: one result for each, in the order asked. */
export async function deleteAbnormalOrders(
  db: Db,
  shopId: string,
  requests: readonly DeleteRequest[],
  by: By,
): Promise<DeleteResult[]> {
  const ids = [...new Set(requests.map((request) => request.id.toLowerCase()).filter(isUuid))];
  return db.transaction(async (tx) => {
    await lockAbnormalOrders(tx, shopId, ids);
    const rows = await tx
      .select()
      .from(trades)
      .where(and(eq(trades.shopId, shopId), inArray(trades.id, ids), isNotNull(trades.status)));
    const found = new Map(rows.map((row) => [row.id, row]));
    const results: DeleteResult[] = [];
    for (const request of requests) {
      const trade = found.get(request.id.toLowerCase());
      const result = await deleteRow(tx, trade, { ...request, reason: plainText(request.reason), by });
      if (trade && result.kind === 'AbnormalOrderDeleted') found.set(trade.id, result.abnormalOrder);
      results.push(result);
    }
    return results;
  });
}

async function deleteRow(
  tx: Db,
  trade: Trade | undefined,
  { id, reason, expected, by }: DeleteRequest & { by: By },
): Promise<DeleteResult> {
  if (!trade) return { kind: 'AbnormalOrderNotFound', message: 'この異常注文は見つかりません。', id };
  if (trade.deletedAt) return { kind: 'AbnormalOrderDeleted', abnormalOrder: trade };
  if (expected && isOtherThan(expected, trade)) {
    const message =
      'この異常注文は、確認された後に状態または請求が変わりました。内容を確かめてから、もう一度削除してください。';
    return { kind: 'AbnormalOrderChanged', message, abnormalOrder: trade };
  }
  if (reason === null && (trade.money === 'HELD' || trade.money === 'TAKEN')) {
    const message = 'お客様への請求が残っているため、削除の理由が必要です。';
    return { kind: 'ReasonRequired', message, abnormalOrder: trade };
  }
  const [deleted] = await tx
    .update(trades)
    .set({ deletedAt: by.now, deletedBy: by.actor, deleteReason: reason })
    .where(and(eq(trades.shopId, trade.shopId), eq(trades.id, trade.id)))
    .returning();
  await tx.insert(auditEntries).values({
    shopId: trade.shopId,
    at: by.now,
    actor: by.actor,
    kind: 'DELETED',
    tradeId: trade.id,
    detail: { reason },
  });
  return { kind: 'AbnormalOrderDeleted', abnormalOrder: deleted ?? trade };
}

function isOtherThan(
  { status, money, total }: NonNullable<DeleteRequest['expected']>,
  trade: Trade,
): boolean {
  return (
    (status !== undefined && status !== trade.status) ||
    (money !== undefined && money !== trade.money) ||
    (total !== undefined && total !== trade.total)
  );
}
