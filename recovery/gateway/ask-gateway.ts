import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import type { AskPurpose } from '#db/schema/gateway';
import { trades } from '#db/schema/trades';
import type { GatewayAccess } from '#gmopg/gateway-access';
import type { GatewayTrade } from '#gmopg/read-trade';
import { searchTrade } from '#gmopg/search-trade';
import { type GatewayAnswer, recordGatewayAnswers } from '#recovery/gateway/record-gateway-answers';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

/** How a verb reaches GMOPG. `clock` tells when a question leaves, `actor` who wanted to know. */
export interface Gateway {
  access: GatewayAccess;
  clock: () => Date;
}

export type AskResult =
  /**
   * `trade`: the row that was asked about, else the one that was found, as it stands now; null when there is none.
   * `instead`: what GMOPG has under the OrderID when it is another trade than the one that was asked about.
   */
  | {
      kind: 'ANSWERED';
      outcome: 'FOUND' | 'NOT_FOUND';
      gatewayTrade: GatewayTrade | null;
      trade: Trade | null;
      instead: { gatewayTrade: GatewayTrade; trade: Trade | null } | null;
    }
  /** Nothing was learnt. `problem` is Japanese, for staff. */
  | { kind: 'SILENT'; problem: string; isRateLimit: boolean; isAboutOrder: boolean };

/**
 * Asks SearchTrade for an OrderID and keeps the answer as a fact: after it the rows are evaluated with what GMOPG says now.
 * `tradeKey` is the trade that the question is about; when GMOPG names another AccessID, this one is NOT_FOUND.
 * Silence changes no fact. Holds no lock and no transaction while it waits, at most 10 seconds.
 */
export async function askGateway(
  db: Db,
  shopId: string,
  { access, clock }: Gateway,
  question: { gatewayOrderId: string; tradeKey: string | null },
  { purpose, actor }: { purpose: AskPurpose; actor: string },
): Promise<AskResult> {
  const { gatewayOrderId, tradeKey } = question;
  const askedAt = clock();
  const result = await searchTrade(access, gatewayOrderId);
  if (result.kind === 'SILENT') {
    await stampAsked(db, shopId, tradeKey, askedAt);
    const { problem, isRateLimit, isAboutOrder } = result;
    return { kind: 'SILENT', problem, isRateLimit, isAboutOrder };
  }
  const about = {
    ...{ call: 'SearchTrade' as const, purpose, actor, askedAt, answeredAt: clock(), gatewayOrderId },
  };
  if (result.kind === 'NOT_FOUND') {
    const { errors } = result;
    const answers: GatewayAnswer[] = [{ ...about, answer: { outcome: 'NOT_FOUND', tradeKey, errors } }];
    const rows = await recordGatewayAnswers(db, shopId, answers);
    return { ...unknown, trade: rowOf(rows, tradeKey), instead: null };
  }

  const gatewayTrade = result.trade;
  const foundKey = await keyOf(db, shopId, { gatewayTrade, tradeKey });
  const answers: GatewayAnswer[] = [{ ...about, answer: foundAnswer(gatewayTrade, foundKey, askedAt) }];
  const isAnother = tradeKey !== null && tradeKey !== foundKey;
  if (isAnother) answers.push({ ...about, answer: { outcome: 'NOT_FOUND', tradeKey, errors: [] } });
  const rows = await recordGatewayAnswers(db, shopId, answers);
  const found = { gatewayTrade, trade: rowOf(rows, foundKey) };
  return isAnother
    ? { ...unknown, trade: rowOf(rows, tradeKey), instead: found }
    : { kind: 'ANSWERED', outcome: 'FOUND', ...found, instead: null };
}

const unknown = { kind: 'ANSWERED', outcome: 'NOT_FOUND', gatewayTrade: null } as const;

function rowOf(rows: Map<string, Trade>, tradeKey: string | null): Trade | null {
  return tradeKey === null ? null : (rows.get(tradeKey) ?? null);
}

async function stampAsked(db: Db, shopId: string, tradeKey: string | null, askedAt: Date): Promise<void> {
  if (tradeKey === null) return;
  await db
    .update(trades)
    .set({ askedAt })
    .where(and(eq(trades.shopId, shopId), eq(trades.tradeKey, tradeKey)));
}

/** The AccessID names the trade; notices without one made a trade of the OrderID, which this answer then is about. */
async function keyOf(
  db: Db,
  shopId: string,
  { gatewayTrade, tradeKey }: { gatewayTrade: GatewayTrade; tradeKey: string | null },
): Promise<string> {
  const nameless = `order:${gatewayTrade.orderId}`;
  if (tradeKey === nameless || tradeKey === gatewayTrade.accessId) return tradeKey;
  const known = await db
    .select({ key: trades.tradeKey })
    .from(trades)
    .where(and(eq(trades.shopId, shopId), inArray(trades.tradeKey, [nameless, gatewayTrade.accessId])));
  const keys = known.map((row) => row.key);
  return keys.includes(nameless) && !keys.includes(gatewayTrade.accessId) ? nameless : gatewayTrade.accessId;
}

function foundAnswer(trade: GatewayTrade, tradeKey: string, askedAt: Date): GatewayAnswer['answer'] {
  const {
    accessId,
    gatewayStatus,
    jobCode,
    amount,
    tax,
    total,
    method,
    payTimes,
    approval,
    tranId,
    forward,
  } = trade;
  return {
    outcome: 'FOUND',
    tradeKey,
    ...{ accessId, gatewayStatus, jobCode, amount, tax, total, method, payTimes, approval, tranId, forward },
    tranDate: trade.processDate ?? askedAt,
  };
}
