import { moneyOf } from '#gmopg/card-status';
import { isOutcomeUnknown } from '#gmopg/gateway-errors';
import type { Attempt, Notice, Trade, TradeEvent } from '#gmopg/simulator/trade';
import type { PracticeStep } from '#graphql/resolvers/practice-gateway';
import type { Order } from '#recovery/orders/insert-orders';

type Kind = PracticeStep['kind'];

/**
 * What happened to a checkout, oldest first, from three sides: the cart's order, GMOPG's books and the notices. Nothing is
 * kept for it: a restart tells the same. Pure.
 */
export function tellSteps(
  { orderedAt, total }: { orderedAt: Date; total: number },
  { trades, order }: { trades: readonly Readonly<Trade>[]; order: Order | null },
): PracticeStep[] {
  const nothing = { gatewayOrderId: null, total: null, attempt: null };
  const steps: PracticeStep[] = [{ ...nothing, at: orderedAt, kind: 'CHECKOUT_PLACED', total }];
  for (const trade of trades) {
    steps.push(...trade.events.flatMap((event) => stepsOfEvent(trade, event)));
    steps.push(...trade.notices.flatMap((notice) => stepsOfNotice(trade, notice)));
  }
  if (order) steps.push({ ...nothing, ...stepOfOrder(order), total: order.total });
  // The sort is stable: of one millisecond, what is told first came first.
  return steps.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function stepsOfEvent({ orderId }: Trade, event: TradeEvent): PracticeStep[] {
  const kinds = event.call === 'EntryTran' ? [] : kindsOfEvent(event);
  const about = { at: new Date(event.at), gatewayOrderId: orderId, attempt: null };
  return kinds.map((kind) => ({ ...about, kind, total: event.amount + event.tax }));
}

function kindsOfEvent({ call, by, errors, reply, status }: TradeEvent): Kind[] {
  const error = errors[0];
  if (call !== 'ExecTran') {
    if (error !== undefined || moneyOf(status, 'NONE', false) !== 'REVERSED') return [];
    return [by === 'CONSOLE' ? 'MONEY_REVERSED_IN_CONSOLE' : 'MONEY_REVERSED'];
  }
  if (error !== undefined) return [isOutcomeUnknown(error) ? 'SALE_UNKNOWN' : 'SALE_DECLINED'];
  return reply === 'LOST' ? ['SALE_RECORDED', 'REPLY_LOST'] : ['SALE_RECORDED'];
}

function stepsOfNotice({ orderId }: Trade, { attempts, state }: Notice): PracticeStep[] {
  const about = { gatewayOrderId: orderId, total: null };
  const steps = attempts.map((attempt) => ({
    ...about,
    ...{ at: new Date(attempt.at), kind: kindOfAttempt(attempt), attempt: attempt.number },
  }));
  const last = attempts.at(-1);
  if (state !== 'GIVEN_UP' || last === undefined) return steps;
  return [...steps, { ...about, at: new Date(last.at), kind: 'NOTICE_GIVEN_UP', attempt: null }];
}

function kindOfAttempt({ outcome }: Attempt): Kind {
  switch (outcome) {
    case 'ACKNOWLEDGED':
      return 'NOTICE_ACKNOWLEDGED';
    case 'LOST':
      return 'NOTICE_LOST';
    case 'NOT_ZERO':
    case 'NOT_200':
    case 'LATE':
    case 'BROKEN':
    case 'UNHEARD':
      return 'NOTICE_NOT_ACKNOWLEDGED';
  }
}

function stepOfOrder({
  origin,
  placedAt,
  restoredAt,
  paymentMethod,
  accessId,
}: Order): Pick<PracticeStep, 'at' | 'kind'> {
  if (origin === 'RESTORED') return { at: restoredAt ?? placedAt, kind: 'ORDER_RESTORED' };
  if (paymentMethod !== 'CARD') return { at: placedAt, kind: 'ORDER_PAID_OTHERWISE' };
  return { at: placedAt, kind: accessId === null ? 'ORDER_STORED_WITHOUT_ACCESS_ID' : 'ORDER_STORED' };
}
