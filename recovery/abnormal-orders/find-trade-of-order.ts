import { and, eq, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { trades } from '#db/schema/trades';
import type { CancellationKind } from '#mail/mail-kind';
import type { Order } from '#recovery/orders/insert-orders';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

/**
 * The trade that a 取消のご案内 of this kind about an order tells of: a duplicate under its number, or else the trade that
 * paid it or could pay no order. One whose money went back goes before others, the latest first; null: there is none.
 */
export async function findTradeOfOrder(
  db: Db,
  { shopId, id, number }: Order,
  kind: CancellationKind,
): Promise<Trade | null> {
  const ofNumber = eq(trades.orderNumber, number);
  const isMeant =
    kind === 'DUPLICATE_CANCELLED'
      ? and(ofNumber, eq(trades.status, 'DUPLICATE'))
      : or(eq(trades.paidOrderId, id), and(ofNumber, eq(trades.status, 'UNRECOVERABLE')));
  const [trade] = await db
    .select()
    .from(trades)
    .where(and(eq(trades.shopId, shopId), isMeant))
    .orderBy(sql`${trades.money} = 'REVERSED' desc, ${trades.tranDate} desc nulls last, ${trades.id} desc`)
    .limit(1);
  return trade ?? null;
}
