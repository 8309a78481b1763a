import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { mails } from '#db/schema/mails';
import { confirmationKind } from '#mail/mail-kind';

const confirmations = [confirmationKind('CART'), confirmationKind('RESTORED')];

/**
 * Confirmations of an order that have not been sent are not sent any more; one that is leaving right now leaves. What
 * else was to be said about it, that a payment went back, say, stays true.
 */
export async function withdrawConfirmations(
  db: Db,
  { shopId, orderId, reason }: { shopId: string; orderId: string; reason: string },
): Promise<void> {
  await db
    .update(mails)
    .set({ state: 'FAILED', lastError: reason })
    .where(
      and(
        eq(mails.shopId, shopId),
        eq(mails.orderId, orderId),
        inArray(mails.kind, confirmations),
        eq(mails.state, 'QUEUED'),
      ),
    );
}
