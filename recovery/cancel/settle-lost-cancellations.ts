import { and, asc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cancellations } from '#db/schema/gateway';
import { trades } from '#db/schema/trades';
import { type Cancellation, pendingStates } from '#recovery/cancel/find-cancellations';
import { settleCancellation } from '#recovery/cancel/settle-cancellation';
import { askGateway, type Gateway } from '#recovery/gateway/ask-gateway';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

/** Longer than a reply is waited for: past it the process that sent the order is taken for dead. */
const abandonedAfterMs = 60_000;
/** An answer so much later than the order tells for good that GMOPG never carried it out. */
const certainAfterMs = 120_000;
const mostAtOnce = 20;
/** After so many silences the rest of a shop waits for the next sweep: no other shop waits for it. */
const mostSilences = 2;

/**
 * Asks GMOPG about every order to reverse money whose reply was lost, or whose process died, until it is clear what became
 * of it; nothing is ever sent again. Answers how many were settled. `gatewayOf` null: the shop has no API access any more.
 */
export async function settleLostCancellations(
  db: Db,
  { gatewayOf, clock }: { gatewayOf(shopId: string): Promise<Gateway | null>; clock: () => Date },
): Promise<number> {
  const abandoned = new Date(clock().getTime() - abandonedAfterMs);
  const waiting = await db
    .select({ cancellation: cancellations, trade: trades })
    .from(cancellations)
    .innerJoin(trades, and(eq(trades.shopId, cancellations.shopId), eq(trades.id, cancellations.tradeId)))
    .where(
      and(
        inArray(cancellations.state, [...pendingStates]),
        or(eq(cancellations.state, 'UNKNOWN'), lt(cancellations.sentAt, abandoned)),
      ),
    )
    .orderBy(sql`${cancellations.askedAt} nulls first`, asc(cancellations.sentAt));
  const silences = new Map<string, number>();
  const outcomes: Looked[] = [];
  for (const one of waiting.filter(isDue(clock()))) {
    const { shopId } = one.cancellation;
    const silent = silences.get(shopId) ?? 0;
    if (outcomes.length === mostAtOnce) break;
    if (silent === mostSilences) continue;
    const outcome = await settleOne(db, one, { gatewayOf, clock });
    outcomes.push(outcome);
    silences.set(shopId, outcome === 'SILENT' ? silent + 1 : 0);
  }
  return outcomes.filter((outcome) => outcome === 'SETTLED').length;
}

/** SILENT: GMOPG did not answer, or cannot be asked. */
type Looked = 'SETTLED' | 'OPEN' | 'SILENT';

interface Waiting {
  cancellation: Cancellation;
  trade: Trade;
}

/** Ever more seldom: after a quarter of the time that it is open already. */
function isDue(now: Date) {
  return ({ cancellation: { askedAt, sentAt }, trade }: Waiting): boolean =>
    trade.money === 'REVERSED' ||
    askedAt === null ||
    now.getTime() - askedAt.getTime() >= (now.getTime() - sentAt.getTime()) / 4;
}

async function settleOne(
  db: Db,
  { cancellation, trade }: Waiting,
  { gatewayOf, clock }: { gatewayOf(shopId: string): Promise<Gateway | null>; clock: () => Date },
): Promise<Looked> {
  const settle = (outcome: Parameters<typeof settleCancellation>[2]) =>
    settleCancellation(db, cancellation, outcome, clock()).then(() => 'SETTLED' as const);
  // First of all: one that cannot be asked about, or fails here, must not stand before the others each time.
  const askedAt = clock();
  await db
    .update(cancellations)
    .set({ askedAt })
    .where(and(eq(cancellations.shopId, cancellation.shopId), eq(cancellations.id, cancellation.id)));
  // A notice may have said it first.
  if (trade.money === 'REVERSED') return settle({ kind: 'DONE', reply: null });
  const gateway = await gatewayOf(cancellation.shopId);
  if (!gateway) return 'SILENT';
  const { shopId, gatewayOrderId, tradeKey } = trade;
  const question = { gatewayOrderId, tradeKey };
  const asked = await askGateway(db, shopId, gateway, question, { purpose: 'CANCEL', actor: 'Fukkyu' });
  if (asked.kind === 'SILENT') return 'SILENT';
  if (!asked.trade) return 'OPEN';
  if (asked.trade.money === 'REVERSED') return settle({ kind: 'DONE', reply: null });
  const isCertain = askedAt.getTime() - cancellation.sentAt.getTime() >= certainAfterMs;
  if (!isCertain || asked.trade.money === 'UNKNOWN') return 'OPEN';
  const problem = '取消の応答が失われましたが、GMOPGでは取り消されていません。もう一度実行できます。';
  return settle({ kind: 'NOT_DONE', problem });
}
