import { and, eq, or } from 'drizzle-orm';
import type { Db } from '#db/client';
import { checkouts, orders } from '#db/schema/orders';
import { shops } from '#db/schema/shops';
import { trades } from '#db/schema/trades';
import { type Money, moneyOf } from '#gmopg/card-status';
import type { GatewayTrade } from '#gmopg/read-trade';
import { gatewayIsSilent, noGatewayAccess } from '#recovery/abnormal-orders/refresh-trade';
import { askGateway, type Gateway } from '#recovery/gateway/ask-gateway';
import { askWhilePatient } from '#recovery/gateway/ask-while-patient';
import type { InvalidInput } from '#recovery/orders/checkout-input';
import type { Order } from '#recovery/orders/insert-orders';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

export interface LookedUpTrade {
  gatewayOrderId: string;
  isKnown: boolean;
  accessId: string | null;
  gatewayStatus: string | null;
  money: Money | null;
  /** Whole yen. */
  total: number | null;
  processedAt: Date | null;
  /** The row that stands for it, if it is listed. */
  abnormalOrder: Trade | null;
  /** The order that it paid. */
  order: Order | null;
}

export type LookUpTradesResult =
  | { kind: 'TradesLookedUp'; orderNumber: string; trades: LookedUpTrade[]; unanswered: string[] }
  | { kind: 'GatewayNotReached'; message: string }
  | InvalidInput;

/** Suffixes that a cart with the suffix rule is asked under when nothing here tells them. */
const suffixesTried = 3;
const mostAsked = 12;

/**
 * Asks GMOPG what it has under an order number, while the customer is on the telephone: under the number itself, every
 * OrderID that the checkout or a notice named, and the suffixes of the shop's rule. Money that is there makes its row. It
 * takes 40 seconds at the most. What GMOPG did not answer is named; unless money was found, nothing is said then, because
 * the rest might hold it.
 */
export async function lookUpTrades(
  db: Db,
  shopId: string,
  typed: string,
  { actor, gateway }: { actor: string; gateway: Gateway | null },
): Promise<LookUpTradesResult> {
  const orderNumber = typed.normalize('NFKC').trim();
  if (!/^[A-Za-z0-9-]{1,27}$/.test(orderNumber)) {
    const message = 'GMOPGの注文番号は、半角英数字とハイフンで27文字までです。';
    return { kind: 'InvalidInput', message, problems: [{ path: 'orderNumber', message }] };
  }
  if (!gateway) {
    const message = `${noGatewayAccess}設定でAPI接続を登録すると、ここから照会できます。`;
    return { kind: 'GatewayNotReached', message };
  }
  const { answered, unanswered, problem } = await askWhilePatient(
    await findQuestions(db, shopId, orderNumber),
    (question) => askGateway(db, shopId, gateway, question, { purpose: 'LOOKUP', actor }),
    gateway.clock,
  );
  const looked: LookedUpTrade[] = [];
  for (const { question, answer } of answered) {
    // An attempt that never reached GMOPG does not end the suffixes.
    if (question.isGuess && answer.outcome === 'NOT_FOUND') continue;
    looked.push(await describe(db, shopId, question.gatewayOrderId, answer.instead ?? answer));
  }
  const names = unanswered.map(({ gatewayOrderId }) => gatewayOrderId);
  const hasMoney = looked.some(({ money }) => money === 'HELD' || money === 'TAKEN');
  if (problem !== null && !hasMoney) {
    const left = answered.length > 0 ? `（未確認のオーダーID：${names.join('、')}）` : '';
    return { kind: 'GatewayNotReached', message: `${gatewayIsSilent(problem)}${left}` };
  }
  return { kind: 'TradesLookedUp', orderNumber, trades: looked, unanswered: names };
}

interface Question {
  gatewayOrderId: string;
  tradeKey: string | null;
  isGuess: boolean;
}

async function findQuestions(db: Db, shopId: string, orderNumber: string): Promise<Question[]> {
  const [checkout] = await db
    .select({ ids: checkouts.gatewayOrderIds })
    .from(checkouts)
    .where(and(eq(checkouts.shopId, shopId), eq(checkouts.orderNumber, orderNumber)));
  const known = await db
    .select({ gatewayOrderId: trades.gatewayOrderId, tradeKey: trades.tradeKey })
    .from(trades)
    .where(
      and(
        eq(trades.shopId, shopId),
        or(eq(trades.orderNumber, orderNumber), eq(trades.gatewayOrderId, orderNumber)),
      ),
    );
  const [shop] = await db.select({ strips: shops.stripsOrderSuffix }).from(shops).where(eq(shops.id, shopId));
  const told = [orderNumber, ...(checkout?.ids ?? []), ...known.map((row) => row.gatewayOrderId)];
  const guessed = shop?.strips
    ? Array.from({ length: suffixesTried }, (_, i) => `${orderNumber}-${i + 1}`)
    : [];
  const questions = [...new Set([...told, ...guessed])].slice(0, mostAsked);
  return questions.map((gatewayOrderId) => {
    const keys = known.filter((row) => row.gatewayOrderId === gatewayOrderId).map((row) => row.tradeKey);
    // Two trades under one OrderID: GMOPG can only mean one of them, and says which.
    const tradeKey = keys.length === 1 ? (keys[0] ?? null) : null;
    return { gatewayOrderId, tradeKey, isGuess: !told.includes(gatewayOrderId) };
  });
}

async function describe(
  db: Db,
  shopId: string,
  gatewayOrderId: string,
  { gatewayTrade, trade }: { gatewayTrade: GatewayTrade | null; trade: Trade | null },
): Promise<LookedUpTrade> {
  const abnormalOrder = trade?.status ? trade : null;
  const [order] = trade?.paidOrderId
    ? await db
        .select()
        .from(orders)
        .where(and(eq(orders.shopId, shopId), eq(orders.id, trade.paidOrderId)))
    : [];
  return {
    gatewayOrderId,
    isKnown: gatewayTrade !== null,
    accessId: gatewayTrade?.accessId ?? null,
    gatewayStatus: gatewayTrade?.gatewayStatus ?? null,
    money: trade?.money ?? (gatewayTrade ? moneyOf(gatewayTrade.gatewayStatus, 'NONE', false) : null),
    total: gatewayTrade?.total ?? null,
    processedAt: gatewayTrade?.processDate ?? null,
    abnormalOrder,
    order: order ?? null,
  };
}
