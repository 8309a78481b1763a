import { and, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { checkouts, orders } from '#db/schema/orders';
import { trades } from '#db/schema/trades';
import type { RenderedMail } from '#mail/render-mail';
import { isUuid } from '#recovery/is-uuid';
import {
  findStationery,
  type Purchase,
  recipientOf,
  writeConfirmationMail,
} from '#recovery/mails/write-confirmation-mail';

export interface MailPreview {
  /** null when the customer left no usable address. */
  to: string | null;
  subject: string;
  body: string;
  html: string;
  /** Why the shop's own template was passed over for the built-in one; null: it was not. */
  templateProblem: string | null;
}

export type MailAbout = { abnormalOrderId: string } | { orderId: string };

/** What the customer would get: for an order, or for the order that restoring a row would make. Null: nothing to write about. */
export async function previewConfirmationMail(
  db: Db,
  shopId: string,
  about: MailAbout,
): Promise<MailPreview | null> {
  const purchase = await findPurchase(db, shopId, about);
  if (!purchase) return null;
  const written = writeConfirmationMail(await findStationery(db, shopId), purchase, { override: null });
  return mailPreviewOf(recipientOf(purchase), written);
}

export function mailPreviewOf(
  to: string | null,
  { subject, text, html, templateProblem }: RenderedMail,
): MailPreview {
  return { to, subject, body: text, html, templateProblem };
}

/** The order asked for, the one that the row's trade paid, or what restoring the row would make. */
export async function findPurchase(db: Db, shopId: string, about: MailAbout): Promise<Purchase | null> {
  return 'orderId' in about
    ? findOrder(db, shopId, about.orderId)
    : findPurchaseOfRow(db, shopId, about.abnormalOrderId);
}

async function findOrder(db: Db, shopId: string, id: string) {
  if (!isUuid(id)) return null;
  const [order] = await db
    .select()
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.id, id)));
  return order ?? null;
}

async function findPurchaseOfRow(db: Db, shopId: string, tradeId: string) {
  if (!isUuid(tradeId)) return null;
  const [found] = await db
    .select({ checkout: checkouts, order: orders })
    .from(trades)
    .leftJoin(
      checkouts,
      and(eq(checkouts.shopId, trades.shopId), eq(checkouts.orderNumber, trades.orderNumber)),
    )
    .leftJoin(orders, and(eq(orders.shopId, trades.shopId), eq(orders.id, trades.paidOrderId)))
    .where(and(eq(trades.shopId, shopId), eq(trades.id, tradeId), isNotNull(trades.status)));
  if (found?.order) return found.order;
  if (!found?.checkout) return null;
  return {
    ...found.checkout,
    number: found.checkout.orderNumber,
    origin: 'RESTORED' as const,
    paymentMethod: 'CARD' as const,
  };
}
