import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { notices } from '#db/schema/notices';
import type { Notice } from '#recovery/notices/find-notices';

/** The notices of these trades, oldest first. */
export async function findNoticesOfTrades(
  db: Db,
  shopId: string,
  tradeKeys: readonly string[],
): Promise<Notice[]> {
  if (tradeKeys.length === 0) return [];
  return db
    .select()
    .from(notices)
    .where(and(eq(notices.shopId, shopId), inArray(notices.tradeKey, [...tradeKeys])))
    .orderBy(asc(notices.receivedAt), asc(notices.id));
}
