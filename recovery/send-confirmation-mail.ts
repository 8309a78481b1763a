import { and, desc, eq, gt, or } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries, mails, orders } from '#db/schema';
import { checkMailText } from '#mail/check-template';
import type { MailRow } from '#mail/mail-ledger';
import { queueMail } from '#mail/queue-mail';
import type { InvalidInput } from '#recovery/checkout-input';
import type { Order } from '#recovery/insert-orders';
import { isUuid } from '#recovery/is-uuid';
import {
  findStationery,
  type MailText,
  recipientOf,
  type WrittenMail,
  writeConfirmationMail,
} from '#recovery/write-confirmation-mail';

export type SendConfirmationMailResult =
  | { kind: 'ConfirmationMailQueued'; order: Order; mail: MailRow }
  | { kind: 'OrderNotFound'; message: string }
  | { kind: 'CustomerHasNoAddress'; message: string; order: Order }
  | InvalidInput;

/** A click that came twice, or an answer that got lost, is not a wish for a second mail. */
const secondsTakenForTheSameWish = 60;

/** Queues the mail that tells the customer the order stands. Sending another on purpose is possible after a minute. */
export async function sendConfirmationMail(
  db: Db,
  shopId: string,
  { orderId, mail }: { orderId: string; mail: MailText | null },
  { actor, now }: { actor: string; now: Date },
): Promise<SendConfirmationMailResult> {
  const problems = mail
    ? checkMailText(mail).map(({ path, message }) => ({ path: `mail.${path}`, message }))
    : [];
  if (problems.length > 0)
    return { kind: 'InvalidInput', message: 'The mail cannot be sent like this.', problems };
  if (!isUuid(orderId)) return notFound;

  return db.transaction(async (tx): Promise<SendConfirmationMailResult> => {
    const [order] = await tx
      .select()
      .from(orders)
      .where(and(eq(orders.shopId, shopId), eq(orders.id, orderId)))
      .for('update');
    if (!order) return notFound;
    if (order.progress === 'CANCELLED') {
      const message = 'キャンセルされた注文に注文確認メールは送れません。';
      return { kind: 'InvalidInput', message, problems: [{ path: 'orderId', message }] };
    }
    const recipient = recipientOf(order);
    if (recipient === null) {
      return {
        kind: 'CustomerHasNoAddress',
        message: 'お客様のメールアドレスが登録されていないか、正しくありません。',
        order,
      };
    }
    const written = writeConfirmationMail(await findStationery(tx, shopId), order, { override: mail });
    const earlier = await findSameWish(tx, order, { ...written, recipient }, now);
    if (earlier) return { kind: 'ConfirmationMailQueued', order, mail: earlier };

    const queued = await queueMail(
      tx,
      { ...written, shopId, orderId: order.id, tradeId: order.tradeId, recipient, requestedBy: actor },
      now,
    );
    await tx.insert(auditEntries).values({
      shopId,
      at: now,
      actor,
      kind: 'MAIL_REQUESTED',
      orderId: order.id,
      tradeId: order.tradeId,
      detail: { mailId: queued.id, mailKind: queued.kind },
    });
    return { kind: 'ConfirmationMailQueued', order, mail: queued };
  });
}

const notFound: SendConfirmationMailResult = { kind: 'OrderNotFound', message: 'この注文は見つかりません。' };

/** The same words to the same person, still on their way or just gone. */
async function findSameWish(tx: Db, order: Order, written: WrittenMail, now: Date): Promise<MailRow | null> {
  const since = new Date(now.getTime() - secondsTakenForTheSameWish * 1_000);
  const [earlier] = await tx
    .select()
    .from(mails)
    .where(
      and(
        eq(mails.shopId, order.shopId),
        eq(mails.orderId, order.id),
        eq(mails.recipient, written.recipient),
        eq(mails.subject, written.subject),
        eq(mails.body, written.text),
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
