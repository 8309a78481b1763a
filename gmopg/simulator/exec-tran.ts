import type { CardStatus } from '#gmopg/card-status';
import { type ApiReply, errorReply, successReply } from '#gmopg/simulator/api-reply';
import { cardVerdict } from '#gmopg/simulator/card-verdict';
import type { Gateway } from '#gmopg/simulator/gateway';
import { jstCalendar } from '#gmopg/simulator/jst-calendar';
import type { RequestForm } from '#gmopg/simulator/read-request-form';
import { moveTrade, type Operation, recordFailure, recordSuccess } from '#gmopg/simulator/record-event';
import { RequestChecks } from '#gmopg/simulator/request-checks';
import type { Trade, TradeEvent } from '#gmopg/simulator/trade';

/** Pays: the trade takes the status that its EntryTran asked for. */
export function execTran(gateway: Gateway, form: RequestForm): ApiReply {
  const checks = new RequestChecks(gateway, form);
  const orderId = checks.orderId();
  const trade = checks.access();
  const cardNo = form('Token') === '' ? readCard(checks, form) : null;
  if (trade !== null) checks.failIf(trade.orderId !== orderId, 'E01110002');
  if (trade === null || checks.hasFailed) return errorReply(checks.errors, trade);
  if (trade.status !== 'UNPROCESSED') return errorReply(['E11010001'], trade);
  if (trade.jobCode !== 'CHECK') checkMethod(checks, form);
  if (checks.hasFailed) return errorReply(checks.errors, trade);
  const chargedCard = cardNo ?? gateway.tokens.get(form('Token'));
  if (chargedCard === undefined) return errorReply(['EX1000301'], trade);
  if (chargedCard === null) return errorReply(['EX1000302'], trade);
  if (cardNo === null) gateway.tokens.set(form('Token'), null);
  return pay(gateway, trade, form, chargedCard);
}

/** '' when the card is saved at GMOPG under a MemberID. */
function readCard(checks: RequestChecks, form: RequestForm): string {
  const cardNo = form('CardNo');
  if (cardNo === '' && form('MemberID') !== '') return '';
  const expire = form('Expire');
  if (!checks.failIf(cardNo === '', 'E01170001')) {
    checks.failIf(cardNo.length < 10 || cardNo.length > 16, 'E01170011');
    checks.failIf(!/^[0-9]+$/.test(cardNo), 'E01170006');
  }
  if (!checks.failIf(expire === '', 'E01180001')) {
    checks.failIf(expire.length !== 4, 'E01180003');
    checks.failIf(!/^[0-9]+$/.test(expire), 'E01180006');
  }
  return cardNo;
}

function checkMethod(checks: RequestChecks, form: RequestForm): void {
  const method = form('Method');
  if (!checks.failIf(method === '', 'E01260001')) checks.failIf(!/^[1-5]$/.test(method), 'E01260002');
  if (method !== '2' && method !== '4') return;
  const payTimes = form('PayTimes');
  if (checks.failIf(payTimes === '', 'E01270001')) return;
  checks.failIf(payTimes.length > 2, 'E01270005');
  checks.failIf(!/^[0-9]+$/.test(payTimes), 'E01270006');
}

function pay(gateway: Gateway, trade: Trade, form: RequestForm, cardNo: string): ApiReply {
  noteCard(trade, form, cardNo);
  const verdict = cardVerdict(gateway, trade, cardNo);
  const operation: Operation = {
    call: 'ExecTran',
    by: 'API',
    jobCode: trade.jobCode,
    status: paidStatus(trade),
  };
  if (verdict.kind !== 'APPROVED') {
    const event = recordFailure(gateway, trade, operation, verdict.error);
    // GMOPG learns of it by and by: SearchTrade tells, the reply and the notice do not.
    if (verdict.kind === 'UNKNOWN' && verdict.isTaken) moveTrade(gateway, trade, operation);
    return errorReply([verdict.error], trade, event);
  }
  const event = recordSuccess(gateway, trade, operation);
  return successReply(receipt(gateway, trade, event, form), trade, event);
}

function noteCard(trade: Trade, form: RequestForm, cardNo: string): void {
  const isCheck = trade.jobCode === 'CHECK';
  trade.method = isCheck ? '' : form('Method');
  trade.payTimes = trade.method === '2' || trade.method === '4' ? form('PayTimes') : '';
  trade.cardNo = cardNo === '' ? '' : cardNo.slice(-4).padStart(cardNo.length, '*');
  trade.expire = form('Expire');
  trade.siteId = form('SiteID');
  trade.memberId = form('MemberID');
  trade.clientFields = [form('ClientField1'), form('ClientField2'), form('ClientField3')];
}

function paidStatus({ jobCode }: Trade): CardStatus {
  switch (jobCode) {
    case 'CHECK':
    case 'SAUTH':
    case 'AUTH':
      return jobCode;
    default:
      return 'CAPTURE';
  }
}

function receipt(gateway: Gateway, trade: Trade, event: TradeEvent, form: RequestForm): [string, string][] {
  const { orderId } = trade;
  const { stamp } = jstCalendar(new Date(event.at));
  const shopPass = gateway.shops.get(trade.shopId)?.shopPass ?? '';
  const echo = form('ClientFieldFlag') === '1' ? trade.clientFields : [];
  return [
    ['ACS', '0'],
    ['OrderID', orderId],
    ['Forward', event.forward],
    ['Method', event.method],
    ['PayTimes', event.payTimes],
    ['Approve', event.approve],
    ['TranID', event.tranId],
    ['TranDate', stamp],
    ['CheckString', gateway.ids.checkString({ orderId, event, stamp, shopPass })],
    ...echo.map((value, index): [string, string] => [`ClientField${index + 1}`, value]),
  ];
}
