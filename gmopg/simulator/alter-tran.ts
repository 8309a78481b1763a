import { type ApiReply, errorReply, successReply } from '#gmopg/simulator/api-reply';
import type { Gateway } from '#gmopg/simulator/gateway';
import { jstCalendar } from '#gmopg/simulator/jst-calendar';
import type { RequestForm } from '#gmopg/simulator/read-request-form';
import { recordSuccess } from '#gmopg/simulator/record-event';
import { RequestChecks } from '#gmopg/simulator/request-checks';
import { type AlterJob, alterJobs, refusalOfJob } from '#gmopg/simulator/reversal-rule';
import type { Trade, TradeEvent } from '#gmopg/simulator/trade';

/** Cancels, sells what is held, or authorises again. */
export function alterTran(gateway: Gateway, form: RequestForm): ApiReply {
  const checks = new RequestChecks(gateway, form);
  const shop = checks.shop();
  const job = alterJobs.find((name) => name === form('JobCd'));
  if (!checks.failIf(form('JobCd') === '', 'E01050001')) checks.failIf(job === undefined, 'E01050002');
  const trade = tradeOfShop(checks, shop?.shopId ?? null);
  if (trade === null || job === undefined || checks.hasFailed) return errorReply(checks.errors, trade);
  // Recorded: amounts are looked at only where there is a trade.
  const amount = checks.amount(job === 'SALES');
  const tax = checks.tax();
  if (checks.hasFailed) return errorReply(checks.errors, trade);
  const given = {
    amount: form('Amount') === '' ? null : amount,
    tax: form('Tax') === '' ? null : tax,
  };
  const altered = alterTrade(gateway, trade, { job, ...given, by: 'API' });
  if (altered.kind === 'REFUSED') return errorReply(altered.errors, trade);
  return successReply(alterReceipt(trade, altered.event), trade, altered.event);
}

export type Altered = { kind: 'DONE'; event: TradeEvent } | { kind: 'REFUSED'; errors: string[] };

/** What the API and the console do alike. Amount and tax in yen; null where none was told. */
export function alterTrade(
  gateway: Gateway,
  trade: Trade,
  {
    job,
    amount,
    tax,
    by,
  }: { job: AlterJob; amount: number | null; tax: number | null; by: 'API' | 'CONSOLE' },
): Altered {
  const refusal = refusalOfJob(trade, job, gateway.clock.now());
  if (refusal !== null) return { kind: 'REFUSED', errors: [explainRefusal(gateway, trade, refusal)] };
  const operation = { call: 'AlterTran', by, jobCode: job, status: job } as const;
  const isAuthorisation = job === 'AUTH' || job === 'CAPTURE';
  if (isAuthorisation) {
    const charged = { amount: amount ?? trade.amount, tax: tax ?? trade.tax };
    return { kind: 'DONE', event: recordSuccess(gateway, trade, { ...operation, ...charged }) };
  }
  const isSame = (amount ?? trade.amount) === trade.amount && (tax ?? trade.tax) === trade.tax;
  if (!isSame) return { kind: 'REFUSED', errors: ['E01060010'] };
  return { kind: 'DONE', event: recordSuccess(gateway, trade, operation) };
}

function explainRefusal(gateway: Gateway, { status }: Trade, refusal: string): string {
  const isReversed = status === 'VOID' || status === 'RETURN' || status === 'RETURNX';
  return isReversed && refusal === 'E11010003' ? gateway.habits.secondReversal : refusal;
}

/** A trade of another shop is no trade at all. */
export function tradeOfShop(checks: RequestChecks, shopId: string | null): Trade | null {
  const trade = checks.access();
  if (trade === null || shopId === null || trade.shopId === shopId) return trade;
  checks.fail('E01110002');
  return null;
}

/** The six fields that AlterTran and ChangeTran answer. */
export function alterReceipt(trade: Trade, event: TradeEvent): [string, string][] {
  return [
    ['AccessID', trade.accessId],
    ['AccessPass', trade.accessPass],
    ['Forward', event.forward],
    ['Approve', event.approve],
    ['TranID', event.tranId],
    ['TranDate', jstCalendar(new Date(event.at)).stamp],
  ];
}
