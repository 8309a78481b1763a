import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { alertRecipients, alertSettings } from '#db/schema/alerts';
import { shops } from '#db/schema/shops';
import { findRecipients } from '#recovery/alerts/alert-settings';
import { tellDigest } from '#recovery/alerts/tell-digest';
import { tellOutage } from '#recovery/alerts/tell-outage';
import { tellSilence } from '#recovery/alerts/tell-silence';
import type { Shop } from '#recovery/shops/create-shop';

/** What a watch over one shop works with; its settings are held until the commit. */
export interface Watch {
  shop: Shop;
  settings: typeof alertSettings.$inferSelect;
  recipients: Awaited<ReturnType<typeof findRecipients>>;
  appUrl: string;
  now: Date;
}

/**
 * Tells the people of every shop what is due now: the digest, an outage, a silence of the notices. Meant for every minute and
 * for many processes: an alert is decided on, written and queued in one transaction that holds the shop's settings, so it is
 * sent once, whoever is killed when. A shop that fails keeps no other waiting; in the end it is thrown how many did. Returns how many
 * alerts were raised.
 */
export async function watchShops(db: Db, { now, appUrl }: { now: Date; appUrl: string }): Promise<number> {
  const watched = await db
    .selectDistinct({ id: alertSettings.shopId })
    .from(alertSettings)
    .innerJoin(alertRecipients, eq(alertRecipients.shopId, alertSettings.shopId));
  let raised = 0;
  const failures: Array<{ id: string; cause: unknown }> = [];
  for (const { id } of watched) {
    try {
      raised += await db.transaction((tx) => watchShop(tx, id, { now, appUrl }));
    } catch (cause) {
      failures.push({ id, cause });
    }
  }
  const [first] = failures;
  if (first) {
    const count = `${failures.length} of ${watched.length} shops`;
    const message = `The alerts of ${count} could not be worked out, and are tried again; of the shop ${first.id}:`;
    throw new Error(message, { cause: first.cause });
  }
  return raised;
}

async function watchShop(
  tx: Db,
  shopId: string,
  { now, appUrl }: { now: Date; appUrl: string },
): Promise<number> {
  // Somebody else watches over this shop at this moment.
  const [held] = await tx
    .select({ settings: alertSettings, shop: shops })
    .from(alertSettings)
    .innerJoin(shops, eq(shops.id, alertSettings.shopId))
    .where(and(eq(alertSettings.shopId, shopId)))
    .for('update', { of: alertSettings, skipLocked: true });
  if (!held) return 0;
  const watch = { ...held, recipients: await findRecipients(tx, shopId), appUrl, now };
  const told = [await tellDigest(tx, watch), await tellOutage(tx, watch), await tellSilence(tx, watch)];
  return told.filter(Boolean).length;
}
