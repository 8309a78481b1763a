import { jstCalendar } from '#gmopg/simulator/jst-calendar';
import type { ErrorReport } from '#gmopg/simulator/ledger';
import type { Notice, Trade } from '#gmopg/simulator/trade';

/** The mail that the shop gets when a notice is given up. */
export function writeErrorReport(
  { shopId, orderId, accessId, status }: Trade,
  { attempts }: Notice,
  now: Date,
): ErrorReport {
  const told = attempts.map(
    ({ at, outcome, httpStatus }, index) =>
      `${index + 1}回目 ${jstCalendar(new Date(at)).stamp} ${outcome}${httpStatus === null ? '' : ` HTTP ${httpStatus}`}`,
  );
  const text = [
    '結果通知プログラムへの通知が完了しませんでした。',
    '再送は行いません。取引の状態は管理画面でご確認ください。',
    '',
    `ショップID：${shopId}`,
    `オーダーID：${orderId}`,
    `取引ID：${accessId}`,
    `現状態：${status}`,
    '',
    ...told,
  ].join('\n');
  return { at: now.getTime(), shopId, orderId, accessId, text };
}
