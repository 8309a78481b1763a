import { and, desc, eq, gt, isNull, or } from 'drizzle-orm';
import type { Db } from '#db/client';
import { mails } from '#db/schema/mails';
import type { MailRow } from '#mail/mail-ledger';
import type { MailToQueue } from '#mail/queue-mail';

/** A click that came twice, or an answer that got lost, is not a wish for a second mail. */
const secondsTakenForTheSameWish = 60;

/** The mail with the same words to the same person about the same thing, still on its way or just gone. */
export async function findSameWish(tx: Db, wish: MailToQueue, now: Date): Promise<MailRow | null> {
  const since = new Date(now.getTime() - secondsTakenForTheSameWish * 1_000);
  const [earlier] = await tx
    .select()
    .from(mails)
    .where(
      and(
        eq(mails.shopId, wish.shopId),
        wish.orderId === null
          ? and(isNull(mails.orderId), eq(mails.tradeId, wish.tradeId ?? ''))
          : eq(mails.orderId, wish.orderId),
        eq(mails.recipient, wish.recipient),
        eq(mails.subject, wish.subject),
        eq(mails.body, wish.text),
        or(
          eq(mails.state, 'QUEUED'),
          eq(mails.state, 'SENDING'),
          and(eq(mails.state, 'SENT'), gt(mails.queuedAt, since)),
        ),
      ),
    )
    .orderBy(desc(mails.queuedAt))
    .limit(1);
  return earlier ?? null;
}
