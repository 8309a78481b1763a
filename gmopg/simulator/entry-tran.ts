import { type ApiReply, errorReply, successReply } from '#gmopg/simulator/api-reply';
import type { Gateway } from '#gmopg/simulator/gateway';
import type { RequestForm } from '#gmopg/simulator/read-request-form';
import { recordSuccess } from '#gmopg/simulator/record-event';
import { RequestChecks } from '#gmopg/simulator/request-checks';
import type { Trade } from '#gmopg/simulator/trade';

/** Opens a trade: no money yet. An OrderID is good once in its shop. */
export function entryTran(gateway: Gateway, form: RequestForm): ApiReply {
  const checks = new RequestChecks(gateway, form);
  const shop = checks.shop();
  const orderId = checks.orderId();
  const jobCode = form('JobCd');
  if (!checks.failIf(jobCode === '', 'E01050001'))
    checks.failIf(!['CHECK', 'CAPTURE', 'AUTH', 'SAUTH'].includes(jobCode), 'E01050002');
  const amount = checks.amount(jobCode !== 'CHECK');
  const tax = checks.tax();
  if (shop === null || checks.hasFailed) return errorReply(checks.errors);
  if (gateway.ledger.tradeOfOrder(shop.shopId, orderId) !== null) return errorReply(['E01040010']);

  const trade = newTrade(gateway, { shopId: shop.shopId, orderId, jobCode, amount, tax });
  trade.itemCode = form('ItemCode') || trade.itemCode;
  const event = recordSuccess(gateway, trade, { call: 'EntryTran', by: 'API', jobCode });
  const { accessId, accessPass } = trade;
  return successReply(
    [
      ['AccessID', accessId],
      ['AccessPass', accessPass],
    ],
    trade,
    event,
  );
}

/** Put into the ledger, as yet without an event. */
export function newTrade(
  gateway: Gateway,
  given: Pick<Trade, 'shopId' | 'orderId' | 'jobCode' | 'amount' | 'tax'> & { accessId?: string },
): Trade {
  const { shopId, orderId } = given;
  const trade: Trade = {
    ...given,
    accessId: given.accessId ?? gateway.ids.accessId(shopId, orderId),
    accessPass: gateway.ids.accessPass(shopId, orderId),
    status: 'UNPROCESSED',
    itemCode: '0000990',
    ...{ siteId: '', memberId: '', cardNo: '', expire: '', method: '', payTimes: '' },
    ...{ forward: '', tranId: '', approve: '', clientFields: ['', '', ''] },
    processedAt: gateway.clock.now().getTime(),
    events: [],
    notices: [],
  };
  gateway.ledger.add(trade);
  return trade;
}
