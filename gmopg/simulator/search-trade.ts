import { type ApiReply, errorReply, successReply } from '#gmopg/simulator/api-reply';
import type { Gateway } from '#gmopg/simulator/gateway';
import { jstCalendar } from '#gmopg/simulator/jst-calendar';
import type { RequestForm } from '#gmopg/simulator/read-request-form';
import { RequestChecks } from '#gmopg/simulator/request-checks';
import type { Trade } from '#gmopg/simulator/trade';

/** What the trade under an OrderID is now. */
export function searchTrade(gateway: Gateway, form: RequestForm): ApiReply {
  const checks = new RequestChecks(gateway, form);
  const shop = checks.shop();
  checks.failIf(form('OrderID') === '', 'E01040001');
  checks.failIf(form('OrderID').length > 27, 'E01040003');
  if (shop === null || checks.hasFailed) return errorReply(checks.errors);
  const trade = gateway.ledger.tradeOfOrder(shop.shopId, form('OrderID'));
  if (trade === null) return errorReply([gateway.habits.unknownOrder]);
  return successReply([['OrderID', trade.orderId], ...stateOf(trade)], trade, null);
}

/** The same for any PayType. Here every trade is a card's. */
export function searchTradeMulti(gateway: Gateway, form: RequestForm): ApiReply {
  const checks = new RequestChecks(gateway, form);
  const shop = checks.shop('M01');
  const payType = form('PayType');
  if (!checks.failIf(payType === '', 'M01051001')) {
    checks.failIf(payType.length > 2, 'M01051005');
    checks.failIf(!/^[0-9]+$/.test(payType), 'M01051011');
  }
  const found = shop === null ? null : gateway.ledger.tradeOfOrder(shop.shopId, form('OrderID'));
  const trade = /^[1-9]/.test(payType) ? null : found;
  if (form('OrderID') === '') checks.fail('M01004001');
  if (form('OrderID') !== '' && shop !== null && trade === null) checks.fail('M01004002');
  if (trade === null || checks.hasFailed) return errorReply(checks.errors);
  const otherPayTypes = multiNames.map((name): [string, string] => [name, '']);
  const state = [
    ...stateOf(trade),
    ['PayType', '0'] as const,
    ...otherPayTypes,
    ['Currency', 'JPN'] as const,
  ];
  return successReply(state, trade, null);
}

function stateOf(trade: Trade): (readonly [string, string | number])[] {
  return [
    ['Status', trade.status],
    ['ProcessDate', jstCalendar(new Date(trade.processedAt)).stamp],
    ['JobCd', trade.jobCode],
    ['AccessID', trade.accessId],
    ['AccessPass', trade.accessPass],
    ['ItemCode', trade.itemCode],
    ['Amount', trade.amount],
    ['Tax', trade.tax],
    ['SiteID', trade.siteId],
    ['MemberID', trade.memberId],
    ['CardNo', trade.cardNo],
    ['Expire', trade.expire],
    ['Method', trade.method],
    ['PayTimes', trade.payTimes],
    ['Forward', trade.forward],
    ['TranID', trade.tranId],
    ['Approve', trade.approve],
    ...trade.clientFields.map((value, index) => [`ClientField${index + 1}`, value] as const),
  ];
}

/** Empty for a card, in the order of the recording. */
const multiNames = `
  CvsCode CvsConfNo CvsReceiptNo EdyReceiptNo EdyOrderNo SuicaOrderNo SuicaReceiptNo CustID BkCode ConfNo EncryptReceiptNo
  PaymentTerm WebMoneyManagementNo WebMoneySettleCode AuPayInfoNo AuPayMethod AuCancelAmount AuCancelTax
  DocomoSettlementCode DocomoCancelAmount DocomoCancelTax SbTrackingId SbCancelAmount SbCancelTax
`
  .trim()
  .split(/\s+/);
