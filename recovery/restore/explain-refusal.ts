import type { trades } from '#db/schema/trades';

/** Why a row cannot be restored now and what to do instead, for people and logs (Japanese: it is shown to staff). */
export function explainRefusal({
  status,
  reason,
  deletedAt,
}: Pick<typeof trades.$inferSelect, 'status' | 'reason' | 'deletedAt'>): string {
  if (deletedAt) return '削除済みの異常注文です。復旧するには、先に削除を取り消してください。';
  if (status === 'DUPLICATE')
    return '同じ注文番号の注文がすでにあります。この取引はGMOPGで取り消してください。';
  switch (reason) {
    case 'NO_CHECKOUT':
      return 'この注文番号の仮注文がないため復旧できません。GMOPGの管理画面で取引を確認し、お客様にご連絡ください。';
    case 'ACCESS_ID_MISMATCH':
      return '仮注文に記録された取引とは別の取引です。GMOPGの管理画面で取引を確認してください。';
    case 'AMOUNT_MISMATCH':
      return '決済金額と仮注文の合計が異なるため復旧できません。お客様に確認のうえ、GMOPGで取り消してください。';
    case 'CURRENCY':
      return '日本円以外の取引は復旧できません。GMOPGの管理画面で取引を確認してください。';
    case 'ORDER_CANCELLED':
      return 'この注文はキャンセル済みです。決済が残っている場合はGMOPGで取り消してください。';
    case 'PAYMENT_REVERSED':
      return '決済は取り消されています。商品を発送しないでください。';
    case 'OUTCOME_UNKNOWN':
      return '決済の結果が不明です。GMOPGの管理画面で取引の状態を確認してください。';
    case 'ORDER_EXISTS':
    case null:
      return 'いまは復旧できません。画面を更新して状態を確認してください。';
  }
}
