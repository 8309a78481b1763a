import { type Altered, alterReceipt, tradeOfShop } from '#gmopg/simulator/alter-tran';
import { type ApiReply, errorReply, successReply } from '#gmopg/simulator/api-reply';
import type { Gateway } from '#gmopg/simulator/gateway';
import type { RequestForm } from '#gmopg/simulator/read-request-form';
import { recordSuccess } from '#gmopg/simulator/record-event';
import { RequestChecks } from '#gmopg/simulator/request-checks';
import { isPastReversal } from '#gmopg/simulator/reversal-rule';
import type { Trade } from '#gmopg/simulator/trade';

/** Changes the amount of what is held or sold. */
export function changeTran(gateway: Gateway, form: RequestForm): ApiReply {
  const checks = new RequestChecks(gateway, form);
  const shop = checks.shop();
  const jobCode = form('JobCd');
  if (!checks.failIf(jobCode === '', 'E01050001'))
    checks.failIf(!['AUTH', 'CAPTURE', 'SALES', 'SAUTH'].includes(jobCode), 'E01050002');
  const trade = tradeOfShop(checks, shop?.shopId ?? null);
  if (trade === null || checks.hasFailed) return errorReply(checks.errors, trade);
  const amount = checks.amount(true);
  const tax = checks.tax();
  if (checks.hasFailed) return errorReply(checks.errors, trade);
  const changed = changeTrade(gateway, trade, { jobCode, amount, tax, by: 'API' });
  if (changed.kind === 'REFUSED') return errorReply(changed.errors, trade);
  return successReply(alterReceipt(trade, changed.event), trade, changed.event);
}

/** What the API and the console do alike. The status stays: held stays held, sold stays sold. */
export function changeTrade(
  gateway: Gateway,
  trade: Trade,
  { jobCode, amount, tax, by }: { jobCode: string; amount: number; tax: number; by: 'API' | 'CONSOLE' },
): Altered {
  if (trade.status === 'UNPROCESSED') return { kind: 'REFUSED', errors: ['E11010002'] };
  const isHeld = trade.status === 'AUTH' || trade.status === 'SAUTH';
  const isSold = trade.status === 'CAPTURE' || trade.status === 'SALES';
  const fits = isHeld ? jobCode === trade.status : isSold && (jobCode === 'CAPTURE' || jobCode === 'SALES');
  if (!fits) return { kind: 'REFUSED', errors: ['E11010003'] };
  if (isPastReversal(trade, gateway.clock.now())) return { kind: 'REFUSED', errors: ['E11010010'] };
  const operation = { call: 'ChangeTran', by, jobCode, amount, tax } as const;
  return { kind: 'DONE', event: recordSuccess(gateway, trade, operation) };
}
