import { and, asc, eq, inArray, lt, or } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cancellations, trades } from '#db/schema';
import { askGateway, type Gateway } from '#recovery/ask-gateway';
import { type Cancellation, pendingStates } from '#recovery/find-cancellations';
import type { Trade } from '#recovery/restore-abnormal-order';
import { settleCancellation } from '#recovery/settle-cancellation';

/** Longer than a reply is waited for: past it the process that sent the order is taken for dead. */
const abandonedAfterMs = 60_000;
/** An answer so much later than the order tells for good that GMOPG never carried it out. */
const certainAfterMs = 120_000;
const mostAtOnce = 20;

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
    .orderBy(asc(cancellations.askedAt), asc(cancellations.sentAt));
  let settled = 0;
  for (const { cancellation, trade } of waiting.filter(isDue(clock())).slice(0, mostAtOnce)) {
    if (await settleOne(db, { cancellation, trade }, { gatewayOf, clock })) settled++;
  }
  return settled;
}

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
): Promise<boolean> {
  const settle = (outcome: Parameters<typeof settleCancellation>[2]) =>
    settleCancellation(db, cancellation, outcome, clock()).then(() => true);
  // A notice may have said it first.
  if (trade.money === 'REVERSED') return settle({ kind: 'DONE', reply: null });
  const gateway = await gatewayOf(cancellation.shopId);
  if (!gateway) return false;

  const askedAt = clock();
  await db
    .update(cancellations)
    .set({ askedAt })
    .where(and(eq(cancellations.shopId, cancellation.shopId), eq(cancellations.id, cancellation.id)));
  const { shopId, gatewayOrderId, tradeKey } = trade;
  const question = { gatewayOrderId, tradeKey };
  const asked = await askGateway(db, shopId, gateway, question, { purpose: 'CANCEL', actor: 'Fukkyu' });
  if (asked.kind === 'SILENT' || !asked.trade) return false;
  if (asked.trade.money === 'REVERSED') return settle({ kind: 'DONE', reply: null });
  const isCertain = askedAt.getTime() - cancellation.sentAt.getTime() >= certainAfterMs;
  const isCharged = asked.trade.money === 'HELD' || asked.trade.money === 'TAKEN';
  if (!isCertain || !isCharged) return false;
  const problem = '取消の応答が失われましたが、GMOPGでは取り消されていません。もう一度実行できます。';
  return settle({ kind: 'NOT_DONE', problem });
}
