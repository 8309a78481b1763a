import type { CancelJobName } from '#gmopg/cancel-job';
import type { MailPayment } from '#mail/mail-data';
import { cancellationKind } from '#mail/mail-kind';
import { renderMail } from '#mail/render-mail';
import {
  customerOf,
  type MailText,
  recipientOf,
  type Stationery,
  type WrittenMail,
} from '#recovery/mails/write-confirmation-mail';
import type { Checkout, Order } from '#recovery/orders/insert-orders';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

/** A trade and what stands under its number: the order, else the checkout, says who the customer is. */
export interface TradeBackground {
  trade: Trade;
  order: Order | null;
  checkout: Checkout | null;
}

export interface CancelledTrade extends TradeBackground {
  job: CancelJobName;
  cancelledAt: Date;
}

/**
 * The 取消のご案内 as it would go out: DUPLICATE_CANCELLED for the row of a duplicate, PAYMENT_RETURNED for every other.
 * Without an order and a checkout there is no recipient.
 */
export function writeCancellationMail(
  { shop, templates }: Stationery,
  { job, cancelledAt, ...background }: CancelledTrade,
  { override }: { override: MailText | null },
): Omit<WrittenMail, 'recipient'> & { recipient: string | null } {
  const kind = cancellationKind(background.trade.status);
  const data = { ...paymentOf(background), job, cancelledAt };
  const template = templates.get(kind) ?? null;
  const written = renderMail(kind, shop, data, { template, override });
  return { kind, recipient: recipientBehind(background), ...written };
}

/** The payment as mails tell it. Money is whole yen, tax included, unless its currency says otherwise. */
export function paymentOf({ trade, order, checkout }: TradeBackground): MailPayment {
  const known = order ?? checkout;
  return {
    orderNumber: trade.orderNumber,
    total: trade.total,
    currency: trade.currency,
    chargedAt: chargedAtOf(trade),
    hasOrder: order !== null,
    orderedAt: known?.orderedAt ?? null,
    customer: known && customerOf(known),
    lines: known?.lines ?? [],
  };
}

/** When the customer was charged: the first that GMOPG told of the trade. null: nobody knows, or it told only the reversal. */
export function chargedAtOf({ money, firstTranDate, tranDate }: Trade): Date | null {
  const isReversalOnly = money === 'REVERSED' && firstTranDate?.getTime() === tranDate?.getTime();
  return money === 'UNKNOWN' || isReversalOnly ? null : (firstTranDate ?? tranDate);
}

/** Where mails about a trade go; null when nobody knows whose it was, or they left no usable address. */
export function recipientBehind({ order, checkout }: TradeBackground): string | null {
  const known = order ?? checkout;
  return known && recipientOf(known);
}
