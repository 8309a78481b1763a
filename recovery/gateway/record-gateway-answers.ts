import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import type { AskPurpose } from '#db/schema/gateway';
import { trades } from '#db/schema/trades';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

/** What GMOPG said about one OrderID. Amounts are whole yen, total = amount + tax. */
export interface GatewayAnswer {
  call: 'SearchTrade' | 'AlterTran';
  purpose: AskPurpose;
  /** Who asked: a member of staff, a token, or the product itself. */
  actor: string;
  /** Before the question left this machine. */
  askedAt: Date;
  answeredAt: Date;
  gatewayOrderId: string;
  answer: FoundAnswer | NotFoundAnswer;
}

interface FoundAnswer {
  outcome: 'FOUND';
  tradeKey: string;
  accessId: string | null;
  gatewayStatus: string;
  jobCode: string | null;
  amount: number;
  tax: number;
  total: number;
  method: string | null;
  payTimes: string | null;
  approval: string | null;
  tranId: string | null;
  /** ProcessDate or TranDate. */
  tranDate: Date;
  forward: string | null;
}

interface NotFoundAnswer {
  outcome: 'NOT_FOUND';
  /** The trade that was asked for; null when none is known here. */
  tradeKey: string | null;
  errors: ReadonlyArray<{ code: string; info: string }>;
}

/**
 * Stores answers as facts of their trades, folds and evaluates them in one statement: after it the rows are what GMOPG says
 * now (domain.md §3). The trades, by trade key; a number that GMOPG does not know has none.
 */
export async function recordGatewayAnswers(
  db: Db,
  shopId: string,
  answers: readonly GatewayAnswer[],
): Promise<Map<string, Trade>> {
  if (answers.length === 0) return new Map();
  const elements = answers.map(({ answer, ...about }) => ({ errors: [], ...about, ...answer }));
  await db.execute(sql`select record_gateway_answers(${shopId}, ${JSON.stringify(elements)}::jsonb)`);
  const keys = answers.flatMap(({ answer }) => answer.tradeKey ?? []);
  if (keys.length === 0) return new Map();
  const rows = await db
    .select()
    .from(trades)
    .where(and(eq(trades.shopId, shopId), inArray(trades.tradeKey, keys)));
  return new Map(rows.map((row) => [row.tradeKey, row]));
}
