import type { Trade } from '#recovery/restore/restore-abnormal-order';

/** Why a trade's money cannot be reversed now; the contract says what each means. */
export type CancellationObstacle =
  | 'NO_GATEWAY_ACCESS'
  | 'PENDING'
  | 'DELETED'
  | 'NOT_LISTED'
  | 'ORDER_STANDS'
  | 'TRADE_NOT_FOUND'
  | 'NOT_CHARGED'
  | 'REVERSED'
  | 'OUTCOME_UNKNOWN'
  | 'DATE_UNKNOWN'
  | 'DATE_AHEAD'
  | 'TOO_LATE'
  | 'CHANGED'
  | 'REFUSED';

/** The same in Japanese, for people and logs, with what to do; what GMOPG refused for stands with the order to it. */
export function explainObstacle(
  obstacle: CancellationObstacle,
  { gatewayStatus }: Pick<Trade, 'gatewayStatus'>,
): string {
  switch (obstacle) {
    case 'NO_GATEWAY_ACCESS':
      return 'このショップにはGMOPGのAPI接続が設定されていません。GMOPGの管理画面で取り消してください。';
    case 'PENDING':
      return '取消の手続き中です。結果が分かるまでお待ちください（自動で確認しています）。';
    case 'DELETED':
      return '削除済みの異常注文です。取り消すには、先に削除を取り消してください。';
    case 'NOT_LISTED':
      return 'この取引は異常注文ではありません。注文の代金はカートとGMOPGの管理画面で取り消してください。';
    case 'ORDER_STANDS':
      return '復旧済みの注文の代金です。先に注文をキャンセルしてください。';
    case 'TRADE_NOT_FOUND':
      return 'GMOPGにこの取引が見つかりません。接続先の設定をご確認ください。';
    case 'NOT_CHARGED':
      return 'この取引には請求がありません。取り消すものはありません。';
    case 'REVERSED':
      return `この取引はすでに取り消されています（${gatewayStatus}）。`;
    case 'OUTCOME_UNKNOWN':
      return '決済の結果が不明です。先に決済状況を照会してください。';
    case 'DATE_UNKNOWN':
      return '取引日時が分かりません。先に決済状況を照会してください。';
    case 'DATE_AHEAD':
      return 'GMOPGの取引日時がこのサーバーの時計より先です。時計を確認するか、GMOPGの管理画面で取り消してください。';
    case 'TOO_LATE':
      return '取引日から180日を過ぎているため、GMOPGでは取り消せません。お客様への返金方法をご検討ください。';
    case 'CHANGED':
      return '状態が変わりました。内容を確認して、もう一度実行してください。';
    case 'REFUSED':
      return 'GMOPGが取消を受け付けませんでした。';
  }
}
