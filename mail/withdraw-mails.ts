import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { mails } from '#db/schema';

/** What has not been sent of an order's mails is not sent any more; one that is leaving right now leaves. */
export async function withdrawMails(
  db: Db,
  { shopId, orderId, reason }: { shopId: string; orderId: string; reason: string },
): Promise<void> {
  await db
    .update(mails)
    .set({ state: 'FAILED', lastError: reason })
    .where(and(eq(mails.shopId, shopId), eq(mails.orderId, orderId), eq(mails.state, 'QUEUED')));
}
