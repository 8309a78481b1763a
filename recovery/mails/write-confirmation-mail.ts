import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { mailTemplates } from '#db/schema/mails';
import type { PaymentMethod } from '#db/schema/orders';
import { shops } from '#db/schema/shops';
import { isMailAddress } from '#mail/mail-address';
import type { MailCustomer, MailOrder } from '#mail/mail-data';
import { type ConfirmationKind, confirmationKind, type MailKind } from '#mail/mail-kind';
import { type RenderedMail, renderMail } from '#mail/render-mail';
import type { Checkout } from '#recovery/orders/insert-orders';
import type { Shop } from '#recovery/shops/create-shop';

export interface MailText {
  subject: string;
  body: string;
}

/** What one shop's mails are written with: read once, however many are written. */
export interface Stationery {
  shop: Shop;
  templates: Map<string, MailText>;
}

export interface WrittenMail extends RenderedMail {
  kind: MailKind;
  recipient: string;
}

/** An order, or what one would be made of. */
export type Purchase = Omit<
  Checkout,
  'shopId' | 'orderNumber' | 'gatewayOrderIds' | 'accessIds' | 'registeredAt' | 'updatedAt' | 'reconciledAt'
> & {
  number: string;
  origin: 'CART' | 'RESTORED';
  paymentMethod: PaymentMethod;
};

export async function findStationery(db: Db, shopId: string): Promise<Stationery> {
  const [shop] = await db.select().from(shops).where(eq(shops.id, shopId));
  if (!shop) throw new Error(`No shop ${shopId}.`);
  const rows = await db.select().from(mailTemplates).where(eq(mailTemplates.shopId, shopId));
  return {
    shop,
    templates: new Map(rows.map((row) => [row.kind, { subject: row.subject, body: row.body }])),
  };
}

/**
 * The mail as it would go out now; without `kind` the one that this order gets. `override` is the clerk's own text for
 * this one mail.
 */
export function writeConfirmationMail(
  { shop, templates }: Stationery,
  purchase: Purchase,
  {
    override,
    kind = confirmationKind(purchase.origin),
  }: { override: MailText | null; kind?: ConfirmationKind },
): Omit<WrittenMail, 'recipient'> {
  const template = templates.get(kind) ?? null;
  return { kind, ...renderMail(kind, shop, mailOrderOf(purchase), { template, override }) };
}

export function mailOrderOf(purchase: Purchase): MailOrder {
  return { ...purchase, customer: customerOf(purchase) };
}

/** Whom the mail is about, as an order or a checkout names them. */
export function customerOf({
  memberId,
  customerName,
  customerKana,
  email,
  phone,
  postalCode,
  address,
}: Pick<Checkout, CustomerColumn>): MailCustomer {
  return { memberId, name: customerName, kana: customerKana, email, phone, postalCode, address };
}

type CustomerColumn =
  | 'memberId'
  | 'customerName'
  | 'customerKana'
  | 'email'
  | 'phone'
  | 'postalCode'
  | 'address';

/** Where the mail goes; null when the customer left no address that a mail server would take. */
export function recipientOf({ email }: { email: string | null }): string | null {
  return email !== null && isMailAddress(email) ? email : null;
}
