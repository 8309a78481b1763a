import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import type { MailRow } from '#mail/mail-ledger';
import { type MailToQueue, queueMail } from '#mail/queue-mail';
import { findSameWish } from '#recovery/mails/find-same-wish';

/** Queues a mail that a person asked for, with its audit entry; the same wish again answers the mail of the first time. */
export async function requestMail(tx: Db, wish: MailToQueue, now: Date): Promise<MailRow> {
  const earlier = await findSameWish(tx, wish, now);
  if (earlier) return earlier;
  const queued = await queueMail(tx, wish, now);
  await tx.insert(auditEntries).values({
    ...{ shopId: wish.shopId, at: now, actor: wish.requestedBy, kind: 'MAIL_REQUESTED' },
    orderId: wish.orderId,
    tradeId: wish.tradeId ?? null,
    detail: { mailId: queued.id, mailKind: queued.kind },
  });
  return queued;
}
