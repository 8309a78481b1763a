import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { mailTemplates, type PaymentMethod, shops } from '#db/schema';
import { isMailAddress } from '#mail/mail-address';
import { confirmationKind, type MailKind } from '#mail/mail-kind';
import { renderConfirmationMail } from '#mail/render-confirmation-mail';
import type { Shop } from '#recovery/create-shop';
import type { Checkout } from '#recovery/insert-orders';

export interface MailText {
  subject: string;
  body: string;
}

/** What one shop's mails are written with: read once, however many are written. */
export interface Stationery {
  shop: Shop;
  templates: Map<string, MailText>;
}

export interface WrittenMail {
  kind: MailKind;
  recipient: string;
  subject: string;
  text: string;
  html: string;
}

type Purchase = Omit<
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
  const kinds = [confirmationKind('CART'), confirmationKind('RESTORED')];
  const rows = await db
    .select()
    .from(mailTemplates)
    .where(and(eq(mailTemplates.shopId, shopId), inArray(mailTemplates.kind, kinds)));
  return {
    shop,
    templates: new Map(rows.map((row) => [row.kind, { subject: row.subject, body: row.body }])),
  };
}

/** The mail as it would go out now. `override` is the clerk's own text for this one mail. */
export function writeConfirmationMail(
  { shop, templates }: Stationery,
  purchase: Purchase,
  { override }: { override: MailText | null },
): Omit<WrittenMail, 'recipient'> {
  const kind = confirmationKind(purchase.origin);
  const customer = {
    memberId: purchase.memberId,
    name: purchase.customerName,
    kana: purchase.customerKana,
    email: purchase.email,
    phone: purchase.phone,
    postalCode: purchase.postalCode,
    address: purchase.address,
  };
  const { subject, text, html } = renderConfirmationMail(
    shop,
    { ...purchase, customer },
    { template: templates.get(kind) ?? null, override },
  );
  return { kind, subject, text, html };
}

/** Where the mail goes; null when the customer left no address that a mail server would take. */
export function recipientOf({ email }: { email: string | null }): string | null {
  return email !== null && isMailAddress(email) ? email : null;
}
