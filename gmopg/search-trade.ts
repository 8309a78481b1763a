import { callGateway } from '#gmopg/call-gateway';
import { explainErrors } from '#gmopg/explain-errors';
import type { GatewayAccess } from '#gmopg/gateway-access';
import type { GatewayError } from '#gmopg/gateway-errors';
import { type GatewayTrade, readTrade } from '#gmopg/read-trade';

export type SearchTradeResult =
  | { kind: 'FOUND'; trade: GatewayTrade }
  | { kind: 'NOT_FOUND'; errors: GatewayError[] }
  /**
   * `problem` is Japanese, for staff. `errors` are there where GMOPG answered, with something else than the trade.
   * isAboutOrder: GMOPG is there and will not tell of this OrderID; it may tell of others.
   */
  | {
      kind: 'SILENT';
      problem: string;
      errors: GatewayError[];
      isRateLimit: boolean;
      isAboutOrder: boolean;
    };

/** Which of the two an unknown OrderID gets is not known (gmopg.md §4). */
const noSuchOrder: ReadonlySet<string> = new Set(['M01004002', 'E01110002']);

/**
 * Asks GMOPG for the trade under an OrderID, as it is now. NOT_FOUND only where GMOPG says nothing but that there is none;
 * everything in doubt is SILENT: a wrong password, a rate limit, a reply about another OrderID, half a reply.
 */
export async function searchTrade(
  access: GatewayAccess,
  orderId: string,
  {
    deadlineMs,
    notFoundInfos = noSuchOrder,
  }: { deadlineMs?: number; notFoundInfos?: ReadonlySet<string> } = {},
): Promise<SearchTradeResult> {
  const answer = await callGateway(access, 'SearchTrade', { fields: { OrderID: orderId }, deadlineMs });
  switch (answer.kind) {
    case 'SILENT':
      return silent(answer.problem);
    case 'REFUSED': {
      const { errors } = answer;
      if (errors.every(({ info }) => notFoundInfos.has(info))) return { kind: 'NOT_FOUND', errors };
      return silent(explainErrors(errors), errors);
    }
    case 'ANSWERED': {
      const trade = readTrade(answer.fields);
      if (trade === null)
        return { ...silent('GMOPGの応答に取引の内容が揃っていません。'), isAboutOrder: true };
      if (trade.orderId !== orderId) return silent('GMOPGが別のオーダーIDの取引を返しました。');
      return { kind: 'FOUND', trade };
    }
  }
}

function silent(problem: string, errors: GatewayError[] = []): SearchTradeResult & { kind: 'SILENT' } {
  const isRateLimit = errors.some(({ info }) => info === 'E92000001' || info === 'E92000002');
  const isAboutOrder = errors.length > 0 && errors.every(({ info }) => aboutTheRequest.test(info));
  return { kind: 'SILENT', problem, errors, isRateLimit, isAboutOrder };
}

/** E01 and M01 blame a field of the request; not the shop and its password, which every other request has as well. */
const aboutTheRequest = /^(?:E01(?!0[123]0)|M01(?!00[123]))/;
