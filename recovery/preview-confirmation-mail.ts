import { and, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { checkouts, orders, trades } from '#db/schema';
import { isUuid } from '#recovery/is-uuid';
import { findStationery, recipientOf, writeConfirmationMail } from '#recovery/write-confirmation-mail';

export interface MailPreview {
  /** null when the customer left no usable address. */
  to: string | null;
  subject: string;
  body: string;
  html: string;
}

/** What the customer would get: for an order, or for the order that restoring a row would make. Null: nothing to write about. */
export async function previewConfirmationMail(
  db: Db,
  shopId: string,
  about: { abnormalOrderId: string } | { orderId: string },
): Promise<MailPreview | null> {
  const purchase =
    'orderId' in about
      ? await findOrder(db, shopId, about.orderId)
      : await findPurchase(db, shopId, about.abnormalOrderId);
  if (!purchase) return null;
  const { subject, text, html } = writeConfirmationMail(await findStationery(db, shopId), purchase, {
    override: null,
  });
  return { to: recipientOf(purchase), subject, body: text, html };
}

async function findOrder(db: Db, shopId: string, id: string) {
  if (!isUuid(id)) return null;
  const [order] = await db
    .select()
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.id, id)));
  return order ?? null;
}

async function findPurchase(db: Db, shopId: string, tradeId: string) {
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
