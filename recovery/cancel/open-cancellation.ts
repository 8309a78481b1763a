import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { cancellations } from '#db/schema/gateway';
import { orders } from '#db/schema/orders';
import { shops } from '#db/schema/shops';
import { trades } from '#db/schema/trades';
import { canCancelTrade } from '#recovery/cancel/can-cancel-trade';
import type { CancellationObstacle } from '#recovery/cancel/explain-obstacle';
import { type Cancellation, findPendingCancellations } from '#recovery/cancel/find-cancellations';
import { lockAbnormalOrders } from '#recovery/locks';
import type { MailText } from '#recovery/mails/write-confirmation-mail';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

export type OpenCancellationResult =
  | { kind: 'OPENED'; cancellation: Cancellation }
  | { kind: 'REFUSED'; obstacle: CancellationObstacle; trade: Trade };

/**
 * Keeps the order to reverse a trade's money before it is sent: from this commit on nobody restores the row or cancels it a
 * second time. `seen` is the row as it was judged; when its money moved since, this refuses.
 */
export async function openCancellation(
  db: Db,
  seen: Trade,
  order: {
    job: Cancellation['job'];
    reason: string | null;
    sendCancellationMail: boolean;
    mail: MailText | null;
  },
  { actor, now }: { actor: string; now: Date },
): Promise<OpenCancellationResult> {
  const { shopId, id } = seen;
  return db.transaction(async (tx): Promise<OpenCancellationResult> => {
    await lockAbnormalOrders(tx, shopId, [id]);
    const [trade] = await tx
      .select()
      .from(trades)
      .where(and(eq(trades.shopId, shopId), eq(trades.id, id)));
    if (!trade) throw new Error(`The trade ${id} is gone.`);
    const able = canCancelTrade(trade, { ...(await findStanding(tx, trade)), now });
    if (able.kind === 'IMPOSSIBLE') return { kind: 'REFUSED', obstacle: able.obstacle, trade };
    if (able.job !== order.job || trade.total !== seen.total)
      return { kind: 'REFUSED', obstacle: 'CHANGED', trade };

    const { job, reason, mail } = order;
    const [cancellation] = await tx
      .insert(cancellations)
      .values({
        ...{ shopId, tradeId: id, requestedAt: now, requestedBy: actor, reason, job, total: trade.total },
        ...{ state: 'SENDING', sentAt: now, sendsMail: order.sendCancellationMail },
        ...{ mailSubject: mail?.subject ?? null, mailBody: mail?.body ?? null },
      })
      .returning();
    if (!cancellation) throw new Error('The cancellation was not kept.');
    const detail = { job, total: trade.total, reason };
    await tx
      .insert(auditEntries)
      .values({ shopId, at: now, actor, kind: 'CANCELLATION_REQUESTED', tradeId: id, detail });
    return { kind: 'OPENED', cancellation };
  });
}

/** The same order to GMOPG with the job that the new day asks for, before it is sent. */
export async function noteJob(
  db: Db,
  { shopId, id }: Cancellation,
  { job, sentAt }: { job: Cancellation['job']; sentAt: Date },
): Promise<Cancellation> {
  const [noted] = await db
    .update(cancellations)
    .set({ job, sentAt })
    .where(
      and(eq(cancellations.shopId, shopId), eq(cancellations.id, id), eq(cancellations.state, 'SENDING')),
    )
    .returning();
  if (!noted) throw new Error(`The cancellation ${id} was settled while it was being sent.`);
  return noted;
}

/** What stands beside a trade and decides whether its money may be reversed: the order that it paid, else its number's. */
export async function findStanding(db: Db, { shopId, id, orderNumber, paidOrderId }: Trade) {
  const isIt = paidOrderId === null ? eq(orders.number, orderNumber) : eq(orders.id, paidOrderId);
  const [order] = await db
    .select({ progress: orders.progress })
    .from(orders)
    .where(and(eq(orders.shopId, shopId), isIt));
  const [shop] = await db.select({ sauthHolds: shops.sauthHolds }).from(shops).where(eq(shops.id, shopId));
  const pending = await findPendingCancellations(db, shopId, [id]);
  return { order: order ?? null, isPending: pending.has(id), sauthHolds: shop?.sauthHolds ?? false };
}
