import type { Db } from '#db/client';
import { cancelJob } from '#gmopg/cancel-job';
import type { MailCancellation, MailData, MailOrder, MailPreferenceRequest } from '#mail/mail-data';
import type { CancellationKind, MailKind } from '#mail/mail-kind';
import { findReversal } from '#recovery/abnormal-orders/find-reversal';
import { findTradeBackground } from '#recovery/abnormal-orders/find-trade-background';
import { findTradeOfOrder } from '#recovery/abnormal-orders/find-trade-of-order';
import { placeholderLink } from '#recovery/mails/preference-link';
import { findPurchase, type MailAbout } from '#recovery/mails/preview-confirmation-mail';
import { paymentOf, recipientBehind, type TradeBackground } from '#recovery/mails/write-cancellation-mail';
import { mailOrderOf, recipientOf } from '#recovery/mails/write-confirmation-mail';
import { preferenceRequestOf } from '#recovery/mails/write-preference-request';
import { findOrdersByIds } from '#recovery/orders/find-known-orders';

interface Asked {
  db: Db;
  shopId: string;
  about: MailAbout;
  now: Date;
  /** Where this installation is reached. */
  appUrl: string;
}

interface Found<Data> {
  recipient: string | null;
  data: Data;
}

/**
 * What a mail of this kind about an order or a row would be written from, as if what it tells happened now where it has
 * not happened yet. Null: there is nothing that such a mail could tell.
 */
export function findMailData<Kind extends MailKind>(
  kind: Kind,
  asked: Asked,
): Promise<Found<MailData[Kind]> | null> {
  return finders[kind](asked);
}

const finders: { [Kind in MailKind]: (asked: Asked) => Promise<Found<MailData[Kind]> | null> } = {
  ORDER_CONFIRMATION: findOrder,
  RESTORED_ORDER_CONFIRMATION: findOrder,
  DUPLICATE_CANCELLED: (asked) => findCancellation(asked, 'DUPLICATE_CANCELLED'),
  PAYMENT_RETURNED: (asked) => findCancellation(asked, 'PAYMENT_RETURNED'),
  PREFERENCE_REQUEST: findPreferenceRequest,
};

async function findOrder({ db, shopId, about }: Asked): Promise<Found<MailOrder> | null> {
  const purchase = await findPurchase(db, shopId, about);
  return purchase && { recipient: recipientOf(purchase), data: mailOrderOf(purchase) };
}

async function findCancellation(
  asked: Asked,
  kind: CancellationKind,
): Promise<Found<MailCancellation> | null> {
  const background = await findBackground(asked, kind);
  if (!background) return null;
  const now = { job: cancelJob(background.trade, asked.now)?.job ?? 'VOID', cancelledAt: asked.now };
  const reversal = (await findReversal(asked.db, background.trade)) ?? now;
  return { recipient: recipientBehind(background), data: { ...paymentOf(background), ...reversal } };
}

async function findPreferenceRequest(asked: Asked): Promise<Found<MailPreferenceRequest> | null> {
  const background = await findBackground(asked, 'PAYMENT_RETURNED');
  if (!background) return null;
  const data = preferenceRequestOf(background, placeholderLink(asked));
  return { recipient: recipientBehind(background), data };
}

async function findBackground(
  { db, shopId, about }: Asked,
  kind: CancellationKind,
): Promise<TradeBackground | null> {
  if ('abnormalOrderId' in about) return findTradeBackground(db, shopId, about.abnormalOrderId);
  const [order] = await findOrdersByIds(db, shopId, [about.orderId]);
  const trade = order && (await findTradeOfOrder(db, order, kind));
  return order && trade ? { trade, order, checkout: null } : null;
}
