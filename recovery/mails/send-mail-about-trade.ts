import type { Db } from '#db/client';
import { isMailAddress } from '#mail/mail-address';
import { cancellationKind, type MailKind } from '#mail/mail-kind';
import type { MailRow } from '#mail/mail-ledger';
import { findReversal } from '#recovery/abnormal-orders/find-reversal';
import { findTradeBackground } from '#recovery/abnormal-orders/find-trade-background';
import { isUuid } from '#recovery/is-uuid';
import { lockAbnormalOrders } from '#recovery/locks';
import { requestMail } from '#recovery/mails/request-mail';
import { problemsOfText } from '#recovery/mails/send-confirmation-mail';
import { writeCancellationMail } from '#recovery/mails/write-cancellation-mail';
import { findStationery, type MailText } from '#recovery/mails/write-confirmation-mail';
import type { InvalidInput } from '#recovery/orders/checkout-input';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

export interface TradeMailRequest {
  abnormalOrderId: string;
  mailKind: MailKind;
  /** Where the customer said to write; null: the address of the order or the checkout. */
  to: string | null;
  /** Replaces the shop's template for this one mail. */
  mail: MailText | null;
}

export type SendMailResult =
  | { kind: 'MailQueued'; abnormalOrder: Trade; mail: MailRow }
  | { kind: 'NoAddressKnown'; message: string; abnormalOrder: Trade }
  | { kind: 'AbnormalOrderNotFound'; message: string; id: string }
  | InvalidInput;

/** Queues the 取消のご案内 of a row whose money went back, order or not. Another on purpose is possible after a minute. */
export async function sendMailAboutTrade(
  db: Db,
  shopId: string,
  { abnormalOrderId, mailKind, to, mail }: TradeMailRequest,
  { actor, now }: { actor: string; now: Date },
): Promise<SendMailResult> {
  const invalid = problemsOfText(mail) ?? problemOfAddress(to);
  if (invalid) return invalid;
  return db.transaction(async (tx): Promise<SendMailResult> => {
    if (isUuid(abnormalOrderId)) await lockAbnormalOrders(tx, shopId, [abnormalOrderId]);
    const background = await findTradeBackground(tx, shopId, abnormalOrderId);
    if (!background) return rowNotFound(abnormalOrderId);
    const { trade } = background;
    const unfit = problemOfKind(trade, mailKind);
    if (unfit) return unfit;
    const reversal = await findReversal(tx, trade);
    if (!reversal) return refuse('abnormalOrderId', 'このお支払いは、まだ取り消されていません。');

    const { recipient: known, ...written } = writeCancellationMail(
      await findStationery(tx, shopId),
      { ...background, ...reversal },
      { override: mail },
    );
    const recipient = to ?? known;
    if (recipient === null) return noAddressKnown(trade);
    const wish = { ...written, shopId, orderId: null, tradeId: trade.id, recipient, requestedBy: actor };
    return { kind: 'MailQueued', abnormalOrder: trade, mail: await requestMail(tx, wish, now) };
  });
}

/** A duplicate's order stands, every other's does not: the wrong one of the two would not be true. */
function problemOfKind(trade: Trade, mailKind: MailKind): InvalidInput | null {
  switch (mailKind) {
    case 'ORDER_CONFIRMATION':
    case 'RESTORED_ORDER_CONFIRMATION':
      return refuse('kind', '注文確認は、注文についてお送りします。');
    case 'PREFERENCE_REQUEST':
      return refuse('kind', 'ご希望の確認は requestCustomerPreference でお送りします。');
    case 'DUPLICATE_CANCELLED':
    case 'PAYMENT_RETURNED':
      return mailKind === cancellationKind(trade.status)
        ? null
        : refuse('kind', `この異常注文にお送りできるのは ${cancellationKind(trade.status)} です。`);
  }
}

export function problemOfAddress(to: string | null): InvalidInput | null {
  if (to === null || isMailAddress(to)) return null;
  return refuse('to', 'メールアドレスが正しくありません。');
}

export function rowNotFound(id: string) {
  return { kind: 'AbnormalOrderNotFound' as const, message: 'この異常注文は見つかりません。', id };
}

export function noAddressKnown(abnormalOrder: Trade) {
  const message = 'お客様のメールアドレスがわかりません。お客様に伺った宛先を指定してください。';
  return { kind: 'NoAddressKnown' as const, message, abnormalOrder };
}

function refuse(path: string, message: string): InvalidInput {
  return { kind: 'InvalidInput', message, problems: [{ path, message }] };
}
