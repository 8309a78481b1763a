import { type CancelJob, cancelJob } from '#gmopg/cancel-job';
import type { ListedTrade } from '#recovery/abnormal-orders/listed-trade';
import type { Order } from '#recovery/orders/insert-orders';

export type Cancellability =
  | { kind: 'POSSIBLE'; job: CancelJob['job']; until: Date }
  /** `message` is Japanese: why not, and what to do. */
  | { kind: 'IMPOSSIBLE'; message: string };

/**
 * Whether a row's money can be reversed now, by which job and until when (gmopg.md §2, cancel rule). `order` is the one that
 * stands under its number.
 */
export function canCancelTrade(
  trade: ListedTrade,
  { sauthHolds, now, ...standing }: Standing & { sauthHolds: boolean; now: Date },
): Cancellability {
  const message = whyNotCancel(trade, standing);
  if (message !== null) return { kind: 'IMPOSSIBLE', message };
  switch (trade.money) {
    case 'NONE':
      return impossible('この取引には請求がありません。取り消すものはありません。');
    case 'REVERSED':
      return impossible(alreadyReversed(trade));
    case 'UNKNOWN':
      return impossible('決済の結果が不明です。先に決済状況を照会してください。');
    case 'HELD':
    case 'TAKEN': {
      const found = cancelJob({ ...trade, sauthHolds }, now);
      return found ? { kind: 'POSSIBLE', ...found } : impossible(whyNoJob(trade, now));
    }
  }
}

interface Standing {
  order: Pick<Order, 'progress'> | null;
  /** An order to reverse its money is under way, or its reply was lost. */
  isPending: boolean;
}

/**
 * What forbids it whatever GMOPG says of the money; null when nothing does. A restored row waits for its order to be
 * cancelled: the customer expects those goods.
 */
export function whyNotCancel(trade: ListedTrade, { order, isPending }: Standing): string | null {
  if (isPending) return '取消の手続き中です。結果が分かるまでお待ちください（自動で確認しています）。';
  if (trade.deletedAt) return '削除済みの異常注文です。取り消すには、先に削除を取り消してください。';
  if (trade.status === null)
    return 'この取引は異常注文ではありません。注文の代金はカートとGMOPGの管理画面で取り消してください。';
  if (trade.status === 'RESTORED' && order?.progress !== 'CANCELLED')
    return '復旧済みの注文の代金です。先に注文をキャンセルしてください。';
  return null;
}

export function alreadyReversed({ gatewayStatus }: ListedTrade): string {
  return `この取引はすでに取り消されています（${gatewayStatus}）。`;
}

/** Only what is certainly too late may make somebody pay the customer back by other means. */
function whyNoJob({ tranDate }: ListedTrade, now: Date): string {
  if (tranDate === null) return '取引日時が分かりません。先に決済状況を照会してください。';
  return tranDate < now
    ? '取引日から180日を過ぎているため、GMOPGでは取り消せません。お客様への返金方法をご検討ください。'
    : 'GMOPGの取引日時がこのサーバーの時計より先です。時計を確認するか、GMOPGの管理画面で取り消してください。';
}

function impossible(message: string): Cancellability {
  return { kind: 'IMPOSSIBLE', message };
}
