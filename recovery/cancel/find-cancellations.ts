import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cancellations } from '#db/schema/gateway';

export type Cancellation = typeof cancellations.$inferSelect;

/** The states of a cancellation of which nobody knows yet whether the money moved. */
export const pendingStates = ['SENDING', 'UNKNOWN'] as const;

/** Every attempt to reverse these trades' money, oldest first, by the trade's id. */
export async function findCancellations(
  db: Db,
  shopId: string,
  tradeIds: readonly string[],
): Promise<Map<string, Cancellation[]>> {
  const byTrade = new Map<string, Cancellation[]>();
  if (tradeIds.length === 0) return byTrade;
  const rows = await db
    .select()
    .from(cancellations)
    .where(and(eq(cancellations.shopId, shopId), inArray(cancellations.tradeId, [...tradeIds])))
    .orderBy(asc(cancellations.requestedAt), asc(cancellations.id));
  for (const row of rows) byTrade.set(row.tradeId, [...(byTrade.get(row.tradeId) ?? []), row]);
  return byTrade;
}

/** Those that are under way or whose reply was lost: at most one for each trade. */
export async function findPendingCancellations(
  db: Db,
  shopId: string,
  tradeIds: readonly string[],
): Promise<Map<string, Cancellation>> {
  if (tradeIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(cancellations)
    .where(
      and(
        eq(cancellations.shopId, shopId),
        inArray(cancellations.tradeId, [...tradeIds]),
        inArray(cancellations.state, [...pendingStates]),
      ),
    );
  return new Map(rows.map((row) => [row.tradeId, row]));
}
