import type { MailTemplate } from '#mail/built-in-templates';
import type { MailOrder, MailShop } from '#mail/mail-data';
import { confirmationKind } from '#mail/mail-kind';
import { renderMail } from '#mail/render-mail';

/** The confirmation that an order gets. */
export function confirm(
  shop: MailShop,
  order: MailOrder,
  written: { template?: MailTemplate | null; override?: MailTemplate | null } = {},
) {
  return renderMail(confirmationKind(order.origin), shop, order, written);
}
