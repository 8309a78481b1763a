import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { orders } from '#db/schema/orders';
import { checkMailText } from '#mail/check-template';
import { confirmationKind, type MailKind } from '#mail/mail-kind';
import type { MailRow } from '#mail/mail-ledger';
import { isUuid } from '#recovery/is-uuid';
import { requestMail } from '#recovery/mails/request-mail';
import { type MailText, recipientOf } from '#recovery/mails/write-confirmation-mail';
import { writeOrderMail } from '#recovery/mails/write-order-mail';
import type { InvalidInput } from '#recovery/orders/checkout-input';
import type { Order } from '#recovery/orders/insert-orders';

export type SendConfirmationMailResult =
  | { kind: 'ConfirmationMailQueued'; order: Order; mail: MailRow }
  | { kind: 'OrderNotFound'; message: string }
  | { kind: 'CustomerHasNoAddress'; message: string; order: Order }
  | InvalidInput;

export interface OrderMailRequest {
  orderId: string;
  /** Absent: the confirmation that this order gets. */
  mailKind?: MailKind | null;
  /** Replaces the shop's template for this one mail. */
  mail: MailText | null;
}

/**
 * Queues a mail about an order: the one that tells the customer it stands, or one of another kind where that is true.
 * Sending another on purpose is possible after a minute.
 */
export async function sendConfirmationMail(
  db: Db,
  shopId: string,
  { orderId, mailKind, mail }: OrderMailRequest,
  { actor, now }: { actor: string; now: Date },
): Promise<SendConfirmationMailResult> {
  const invalid = problemsOfText(mail);
  if (invalid) return invalid;
  if (!isUuid(orderId)) return notFound;

  return db.transaction(async (tx): Promise<SendConfirmationMailResult> => {
    const [order] = await tx
      .select()
      .from(orders)
      .where(and(eq(orders.shopId, shopId), eq(orders.id, orderId)))
      .for('update');
    if (!order) return notFound;
    const kind = mailKind ?? confirmationKind(order.origin);
    const written = await writeOrderMail(tx, order, { kind, override: mail });
    if ('kind' in written) return written;
    const recipient = recipientOf(order);
    if (recipient === null) {
      const message = 'お客様のメールアドレスが登録されていないか、正しくありません。';
      return { kind: 'CustomerHasNoAddress', message, order };
    }
    const wish = { ...written.mail, shopId, orderId: order.id, tradeId: written.tradeId, recipient };
    const queued = await requestMail(tx, { ...wish, requestedBy: actor }, now);
    return { kind: 'ConfirmationMailQueued', order, mail: queued };
  });
}

/** Why a clerk's own words cannot be sent; null: they can. */
export function problemsOfText(mail: MailText | null): InvalidInput | null {
  const problems = mail
    ? checkMailText(mail).map(({ path, message }) => ({ path: `mail.${path}`, message }))
    : [];
  return problems.length === 0
    ? null
    : { kind: 'InvalidInput', message: 'The mail cannot be sent like this.', problems };
}

const notFound: SendConfirmationMailResult = { kind: 'OrderNotFound', message: 'この注文は見つかりません。' };
