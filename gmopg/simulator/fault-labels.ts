import type { FaultName } from '#gmopg/simulator/fault-plan';

/** For people. */
export const faultLabels: Record<FaultName, string> = {
  CONNECTION_RESET: '接続が切れる（未処理）',
  UNAVAILABLE: '503が返る（未処理）',
  RATE_LIMITED: '流量制限（未処理）',
  DECLINED: 'カードが承認されない',
  OUTCOME_UNKNOWN: 'カード会社の結果が不明',
  REPLY_LOST: '決済の応答が届かない',
  REPLY_CUT: '決済の応答が途中で切れる',
  REPLY_EMPTY: '決済の応答が空',
  REPLY_HTML: '決済の応答がHTML',
  REPLY_SLOW: '決済の応答が遅い',
  ALTER_REPLY_LOST: '取消・変更の応答が届かない',
  NOTICE_FIRST: '結果通知が応答より先に届く',
  NOTICE_LOST: '最初の結果通知が失われる',
  ACKNOWLEDGEMENT_LOST: '受領の応答が失われる',
  NOTICE_TWICE: '同じ結果通知が同時に二つ届く',
  NOTICES_REORDERED: '結果通知の順序が逆になる',
  NOTICE_STALE: '古い結果通知がもう一度届く',
  RETRIES_EXHAUSTED: '結果通知が最後まで届かない',
};
