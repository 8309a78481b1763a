import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { customerPreferences } from '#db/schema/mails';
import { shops } from '#db/schema/shops';
import { trades } from '#db/schema/trades';
import { findPendingCancellations } from '#recovery/cancel/find-cancellations';
import { type PreferenceLink, readPreferenceLink } from '#recovery/mails/preference-link';
import { type CustomerPreference, isUndecided } from '#recovery/mails/preference-step';
import { chargedAtOf } from '#recovery/mails/write-cancellation-mail';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

/** What the page behind a customer's link shows: nothing but this one payment, and no word about who the customer is. */
export type PreferenceOffer =
  | { kind: 'NOT_VALID' }
  | { kind: 'EXPIRED' | 'DECIDED' | 'OPEN'; payment: OfferedPayment; preference: CustomerPreference };

export interface OfferedPayment {
  shopName: string;
  /** null where the shop wrote none. */
  shopFooter: string | null;
  orderNumber: string;
  total: number;
  /** As GMOPG writes it, JPN for yen. */
  currency: string;
  chargedAt: Date | null;
  expiresAt: Date;
}

/** DECIDED: staff have acted, or are about to; the customer's choice stays what it was. Nothing is changed. */
export async function findPreferenceOffer(
  db: Db,
  token: string,
  { secret, now }: { secret: string; now: Date },
): Promise<PreferenceOffer> {
  const link = readPreferenceLink(token, { secret });
  const offer = link && (await findOffer(db, link, now));
  return offer ?? { kind: 'NOT_VALID' };
}

/** null: nobody asked this customer. */
export async function findOffer(db: Db, link: PreferenceLink, now: Date): Promise<PreferenceOffer | null> {
  const { shopId, tradeId, expiresAt } = link;
  const [found] = await db
    .select({ shop: shops, trade: trades, preference: customerPreferences })
    .from(customerPreferences)
    .innerJoin(
      trades,
      and(eq(trades.shopId, customerPreferences.shopId), eq(trades.id, customerPreferences.tradeId)),
    )
    .innerJoin(shops, eq(shops.id, customerPreferences.shopId))
    .where(and(eq(customerPreferences.shopId, shopId), eq(customerPreferences.tradeId, tradeId)));
  if (!found) return null;
  const { shop, trade, preference } = found;
  const payment = {
    shopName: shop.name,
    shopFooter: shop.mailFooter,
    orderNumber: trade.orderNumber,
    total: trade.total,
    currency: trade.currency,
    chargedAt: chargedAtOf(trade),
    expiresAt,
  };
  return { kind: await stateOf(db, trade, link, now), payment, preference };
}

async function stateOf(
  db: Db,
  trade: Trade,
  { shopId, expiresAt }: PreferenceLink,
  now: Date,
): Promise<'EXPIRED' | 'DECIDED' | 'OPEN'> {
  const isPending = (await findPendingCancellations(db, shopId, [trade.id])).size > 0;
  if (isPending || !isUndecided(trade)) return 'DECIDED';
  return expiresAt <= now ? 'EXPIRED' : 'OPEN';
}
