import type { AlertWords } from '#recovery/alerts/alert-words';

export const japaneseWords: AlertWords = {
  subject: {
    DIGEST: (open, yen) => `対応が必要な異常注文が${open}件あります（${yen}）`,
    NOTHING_OPEN: '対応が必要な異常注文はありません',
    OUTAGE: (since, rows) => `異常注文が急に増えています（${since}以降 ${rows}件）`,
    OUTAGE_GREW: (since, rows) => `異常注文がさらに増えています（${since}以降 ${rows}件）`,
    NOTICES_STOPPED: (since) => `結果通知が届いていません（最後は${since}）`,
    NOTICES_BACK: () => '結果通知がまた届いています',
    TEST: 'アラートのテスト',
  },
  open: (open, yen) => `対応が必要な異常注文：${open}件　対応待ちの金額：${yen}`,
  nothingOpen: '対応が必要な異常注文はありません。',
  endingToday: '本日24:00で期限が切れるもの',
  ends: { VOID: '取消', RETURN: '返品', RETURNX: '月跨り返品', SALES: '実売上' },
  rows: (count, yen) => `${count}件　${yen}`,
  oldest: '古いものから',
  status: { RESTORABLE: '復旧対象', RESTORED: '復旧済', DUPLICATE: '重複注文', UNRECOVERABLE: '復旧不可' },
  noName: '（お名前不明）',
  done: (since) => `${since}以降に済んだもの`,
  restored: '復旧',
  cancelled: '取消・返品',
  outage: (since, until, rows) =>
    `${since}から${until}までの間に届いた異常注文のうち、${rows}件が対応を待っています。`,
  outageNext:
    '通信やGMOPGの障害が考えられます。落ち着いてから一覧でまとめて確認し、復旧してください。同じ障害についてのメールは、件数が10倍に増えるまでお送りしません。',
  stopped: (since) => `${since}を最後に、GMOPGから結果通知が届いていません。`,
  usual: (count) => `過去の同じ曜日・時間帯には、これだけの時間に平均${count}件届いていました。`,
  stoppedNext:
    'GMOPGの管理画面の「結果通知先URL」、サーバーの稼働、ネットワークをご確認ください。通知が届かない間の決済は、照合で見つけられます。',
  back: (since, backAt) => `${since}から途切れていた結果通知が、${backAt}にまた届きました。`,
  backNext: '途切れていた間の決済は、念のため「照合」でご確認ください。',
  test: 'これはテストです。このメールが読めていれば、アラートはこの宛先に届きます。',
  list: '異常注文の一覧',
  log: '結果通知ログ',
  foot: 'このメールは「設定 › アラート」の宛先に自動でお送りしています。',
};
