import type { Db } from '#db/client';
import { isUuid } from '#recovery/is-uuid';
import type { RowFacts } from '#recovery/restore/answer-restores';
import { explainRefusal } from '#recovery/restore/explain-refusal';
import { readFacts, type Trade } from '#recovery/restore/restore-abnormal-order';

export interface RestorePreview {
  /** Those that a restore would make orders of, in the order asked. */
  restorable: Trade[];
  /** Yen that their trades charged. */
  total: number;
  refused: RefusedRestore[];
}

export interface RefusedRestore {
  id: string;
  message: string;
  /** null: not found. */
  abnormalOrder: Trade | null;
}

/** What restoreAbnormalOrders would do now, by the same rule; nothing is done, and GMOPG is not asked. */
export async function previewRestores(
  db: Db,
  shopId: string,
  ids: readonly string[],
): Promise<RestorePreview> {
  const asked = [...new Set(ids.map((id) => id.toLowerCase()))];
  const facts = await readFacts(db, shopId, asked.filter(isUuid));
  const numbers = new Set<string>();
  const preview: RestorePreview = { restorable: [], total: 0, refused: [] };
  for (const id of asked) {
    const found = facts.get(id) ?? null;
    const message =
      whyNotRestored(found) ?? (found && numbers.has(found.trade.orderNumber) ? secondOfANumber : null);
    if (found && message === null) {
      numbers.add(found.trade.orderNumber);
      preview.restorable.push(found.trade);
      preview.total += found.trade.total;
    } else {
      const abnormalOrder = found?.trade.status ? found.trade : null;
      preview.refused.push({ id, message: message ?? '', abnormalOrder });
    }
  }
  return preview;
}

/** null: it would be restored. A test holds it to what restoring does. */
function whyNotRestored(found: RowFacts | null): string | null {
  if (!found?.trade.status) return 'この異常注文は一覧にありません。';
  const { trade, checkout, isBeingCancelled } = found;
  if (trade.status === 'RESTORED') return 'すでに復旧済みです。';
  if (trade.status === 'RESTORABLE' && isBeingCancelled && !trade.deletedAt)
    return 'この取引は取消の手続き中です。結果が分かるまで復旧できません。';
  return trade.status === 'RESTORABLE' && !trade.deletedAt && checkout ? null : explainRefusal(trade);
}

const secondOfANumber =
  '同じ注文番号の別の取引も選択されています。先の取引を復旧すると、この取引は重複注文になります。';
