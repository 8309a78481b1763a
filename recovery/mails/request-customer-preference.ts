import type { Db } from '#db/client';
import { customerPreferences } from '#db/schema/mails';
import type { MailRow } from '#mail/mail-ledger';
import { findTradeBackground } from '#recovery/abnormal-orders/find-trade-background';
import { findPendingCancellations } from '#recovery/cancel/find-cancellations';
import { isUuid } from '#recovery/is-uuid';
import { lockAbnormalOrders } from '#recovery/locks';
import { type LinkSigner, linkExpiry, placeholderLink, preferenceUrl } from '#recovery/mails/preference-link';
import { canRequestPreference } from '#recovery/mails/preference-step';
import { requestMail } from '#recovery/mails/request-mail';
import { problemsOfText } from '#recovery/mails/send-confirmation-mail';
import { noAddressKnown, problemOfAddress, rowNotFound } from '#recovery/mails/send-mail-about-trade';
import { recipientBehind } from '#recovery/mails/write-cancellation-mail';
import { findStationery, type MailText } from '#recovery/mails/write-confirmation-mail';
import { writePreferenceRequest } from '#recovery/mails/write-preference-request';
import type { InvalidInput } from '#recovery/orders/checkout-input';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

export interface PreferenceRequest {
  abnormalOrderId: string;
  /** Where the customer said to write; null: the address of the order or the checkout. */
  to: string | null;
  /** Replaces the shop's template for this one mail; the preview's link in it becomes the customer's. */
  mail: MailText | null;
}

export type RequestPreferenceResult =
  | { kind: 'CustomerPreferenceRequested'; abnormalOrder: Trade; mail: MailRow }
  | { kind: 'PreferenceNotNeeded'; message: string; abnormalOrder: Trade }
  | { kind: 'NoAddressKnown'; message: string; abnormalOrder: Trade }
  | { kind: 'AbnormalOrderNotFound'; message: string; id: string }
  | InvalidInput;

interface By extends LinkSigner {
  actor: string;
  now: Date;
}

/**
 * Asks the customer of an open, unrecoverable row what to do: queues a mail with a signed link that is taken for 14 days.
 * Asked again, another mail goes out after a minute; an answer that was given stays.
 */
export async function requestCustomerPreference(
  db: Db,
  shopId: string,
  { abnormalOrderId, to, mail }: PreferenceRequest,
  by: By,
): Promise<RequestPreferenceResult> {
  const invalid = problemsOfText(mail) ?? problemOfLink(mail, by) ?? problemOfAddress(to);
  if (invalid) return invalid;
  return db.transaction(async (tx): Promise<RequestPreferenceResult> => {
    if (isUuid(abnormalOrderId)) await lockAbnormalOrders(tx, shopId, [abnormalOrderId]);
    const background = await findTradeBackground(tx, shopId, abnormalOrderId);
    if (!background) return rowNotFound(abnormalOrderId);
    const { trade } = background;
    const isPending = (await findPendingCancellations(tx, shopId, [trade.id])).size > 0;
    if (isPending || !canRequestPreference(trade)) return notNeeded(trade);
    const recipient = to ?? recipientBehind(background);
    if (recipient === null) return noAddressKnown(trade);

    const expiresAt = linkExpiry(by.now);
    const link = { url: preferenceUrl({ shopId, tradeId: trade.id, expiresAt }, by), expiresAt };
    const override = mail && withLink(mail, { placeholder: placeholderLink(by).url, url: link.url });
    const written = writePreferenceRequest(await findStationery(tx, shopId), background, { link, override });
    const wish = { ...written, shopId, orderId: null, tradeId: trade.id, recipient, requestedBy: by.actor };
    const queued = await requestMail(tx, wish, by.now);
    const asked = { requestedAt: by.now, requestedBy: by.actor };
    await tx
      .insert(customerPreferences)
      .values({ shopId, tradeId: trade.id, ...asked })
      .onConflictDoUpdate({
        target: [customerPreferences.shopId, customerPreferences.tradeId],
        set: asked,
      });
    return { kind: 'CustomerPreferenceRequested', abnormalOrder: trade, mail: queued };
  });
}

/** Without its link the mail asks for nothing. */
function problemOfLink(mail: MailText | null, by: By): InvalidInput | null {
  const { url } = placeholderLink(by);
  if (mail === null || mail.body.includes(url)) return null;
  const message = `お客様が選ぶページのURLとして ${url} を本文に残してください。送信時にお客様のURLに替わります。`;
  return { kind: 'InvalidInput', message, problems: [{ path: 'mail.body', message }] };
}

function withLink(mail: MailText, { placeholder, url }: { placeholder: string; url: string }): MailText {
  return { subject: mail.subject, body: mail.body.replaceAll(placeholder, url) };
}

function notNeeded(abnormalOrder: Trade): RequestPreferenceResult {
  const message = 'お客様にご希望を伺うのは、対応が必要な復旧不可の異常注文だけです。';
  return { kind: 'PreferenceNotNeeded', message, abnormalOrder };
}
