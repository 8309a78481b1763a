import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { trades } from '#db/schema/trades';
import { moneyOf } from '#gmopg/card-status';
import { type AskResult, askGateway, type Gateway } from '#recovery/gateway/ask-gateway';
import { isUuid } from '#recovery/is-uuid';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

/** AGREED: GMOPG has the same money there. DISAGREED: it has not. SILENT: nobody knows. */
export type Preflight = { kind: 'AGREED' } | { kind: 'DISAGREED' } | { kind: 'SILENT'; problem: string };

const mostAtOnce = 6;
/** After so many silences GMOPG is taken for down: the rest is not asked, so that nobody waits minutes for a hundred. */
const mostSilences = 3;
/** A slow GMOPG is not asked beyond it: whoever waits for the restore is answered within a minute. */
const patienceMs = 30_000;
const tooSlow = 'GMOPGの応答が遅く、この行まで確認できませんでした。';

/**
 * Asks GMOPG about every restorable row among `ids` before money or goods move (domain.md §5.7). Rows that are not
 * restorable anyway are not asked, and have no result. Each answer is kept as a fact, so the rows are true afterwards. No
 * question leaves later than 30 seconds after the first.
 */
export async function preflight(
  db: Db,
  shopId: string,
  ids: readonly string[],
  { gateway, actor }: { gateway: Gateway; actor: string },
): Promise<Map<string, Preflight>> {
  const waiting = (await findRows(db, shopId, ids)).filter(isRestorable);
  const results = new Map<string, Preflight>();
  const begunAt = gateway.clock().getTime();
  let silences = 0;
  let lastProblem = '';

  function whyNotAsk(): string | null {
    if (silences >= mostSilences) return lastProblem;
    return gateway.clock().getTime() - begunAt >= patienceMs ? tooSlow : null;
  }

  async function work(): Promise<void> {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      const problem = whyNotAsk();
      if (problem !== null) {
        results.set(row.id, { kind: 'SILENT', problem });
        continue;
      }
      const { gatewayOrderId, tradeKey } = row;
      const asked = await askGateway(
        db,
        shopId,
        gateway,
        { gatewayOrderId, tradeKey },
        { purpose: 'PREFLIGHT', actor },
      );
      silences = asked.kind === 'SILENT' ? silences + 1 : 0;
      if (asked.kind === 'SILENT') lastProblem = asked.problem;
      results.set(row.id, judge(row, asked));
    }
  }

  await Promise.all(Array.from({ length: mostAtOnce }, work));
  return results;
}

/** By what GMOPG said itself: what else became of the row meanwhile is the rule's to tell, under lock. */
function judge({ total }: Trade, asked: AskResult): Preflight {
  if (asked.kind === 'SILENT') return { kind: 'SILENT', problem: asked.problem };
  const { gatewayTrade, trade } = asked;
  // Whether SAUTH holds money is the shop's to say: `trade` tells.
  const monies = [trade?.money, gatewayTrade && moneyOf(gatewayTrade.gatewayStatus, 'NONE', true)];
  const isCharged = monies.every((money) => money === 'HELD' || money === 'TAKEN');
  return { kind: isCharged && gatewayTrade?.total === total ? 'AGREED' : 'DISAGREED' };
}

async function findRows(db: Db, shopId: string, ids: readonly string[]): Promise<Trade[]> {
  const known = ids.filter(isUuid);
  if (known.length === 0) return [];
  return db
    .select()
    .from(trades)
    .where(and(eq(trades.shopId, shopId), inArray(trades.id, known)));
}

function isRestorable(row: Trade): boolean {
  return row.status === 'RESTORABLE' && row.deletedAt === null;
}
