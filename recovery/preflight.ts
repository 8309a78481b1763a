import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { trades } from '#db/schema';
import { type AskResult, askGateway, type Gateway } from '#recovery/ask-gateway';
import { isUuid } from '#recovery/is-uuid';
import type { Trade } from '#recovery/restore-abnormal-order';

/** AGREED: GMOPG says the same. DISAGREED: the row is not restorable any more. SILENT: nobody knows. */
export type Preflight = { kind: 'AGREED' } | { kind: 'DISAGREED' } | { kind: 'SILENT'; problem: string };

const mostAtOnce = 6;
/** After so many silences GMOPG is taken for down: the rest is not asked, so that nobody waits minutes for a hundred. */
const mostSilences = 3;

/**
 * Asks GMOPG about every restorable row among `ids` before money or goods move (domain.md §5.7). Rows that are not
 * restorable anyway are not asked. Each answer is kept as a fact, so the rows are true afterwards.
 */
export async function preflight(
  db: Db,
  shopId: string,
  ids: readonly string[],
  { gateway, actor }: { gateway: Gateway; actor: string },
): Promise<Map<string, Preflight>> {
  const waiting = (await findRows(db, shopId, ids)).filter(isRestorable);
  const results = new Map<string, Preflight>();
  let silences = 0;
  let lastProblem = '';

  async function work(): Promise<void> {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      if (silences >= mostSilences) {
        results.set(row.id, { kind: 'SILENT', problem: lastProblem });
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
      results.set(row.id, judge(asked));
    }
  }

  await Promise.all(Array.from({ length: mostAtOnce }, work));
  return results;
}

function judge(asked: AskResult): Preflight {
  if (asked.kind === 'SILENT') return { kind: 'SILENT', problem: asked.problem };
  const status = asked.trade?.status;
  // Restored meanwhile by somebody else: the restore answers that order.
  return status === 'RESTORABLE' || status === 'RESTORED' ? { kind: 'AGREED' } : { kind: 'DISAGREED' };
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
