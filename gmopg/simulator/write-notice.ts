import { noticeNames } from '#gmopg/notice-names';
import { errorCodeOf } from '#gmopg/simulator/api-reply';
import { jstCalendar } from '#gmopg/simulator/jst-calendar';
import type { Trade, TradeEvent } from '#gmopg/simulator/trade';

/** The body of an event's notice: all 123 names in wire order, passwords masked. The same event gives the same bytes for ever. */
export function writeNotice(
  trade: Pick<Trade, 'shopId' | 'accessId' | 'orderId'>,
  event: TradeEvent,
): string {
  return writeNoticeFields({
    ShopID: trade.shopId,
    AccessID: trade.accessId,
    OrderID: trade.orderId,
    Status: event.status,
    JobCd: event.jobCode,
    Amount: String(event.amount),
    Tax: String(event.tax),
    Forward: event.forward,
    Method: event.method,
    PayTimes: event.payTimes,
    TranID: event.tranId,
    Approve: event.approve,
    TranDate: jstCalendar(new Date(event.at)).stamp,
    ErrCode: event.errors.map(errorCodeOf).join('|'),
    ErrInfo: event.errors.join('|'),
  });
}

/** Values are byte strings. Names outside the 123 go to the end. */
export function writeNoticeFields(fields: Readonly<Record<string, string>>): string {
  const values: Readonly<Record<string, string>> = { ...constants, ...fields };
  const extra = Object.keys(fields).filter((name) => !noticeNames.includes(name));
  return [...noticeNames, ...extra].map((name) => `${name}=${escapeBytes(values[name] ?? '')}`).join('&');
}

const constants = {
  ShopPass: '*'.repeat(10),
  AccessPass: '*'.repeat(32),
  Currency: 'JPN',
  PayType: '0',
};

function escapeBytes(bytes: string): string {
  return bytes.replace(/[^\w.*-]/g, (byte) =>
    byte === ' ' ? '+' : `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
