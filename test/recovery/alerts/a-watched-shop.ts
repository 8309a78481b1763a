import type { Database } from '#db/client';
import { type AlertSettings, updateAlertSettings } from '#recovery/alerts/alert-settings';
import { findAlerts } from '#recovery/alerts/find-alerts';
import { watchShops } from '#recovery/alerts/watch-shops';
import { registerCheckout } from '#recovery/orders/register-checkout';
import { aCheckout } from '../../a-checkout';
import { aNotice, anAccessId } from '../../a-notice';
import { aShop } from '../../a-shop';

const everything = { language: 'JA' as const, digest: true, outage: true, heartbeat: true };
let made = 0;

export const jst = (text: string) => new Date(`${text}+09:00`);

/** A shop whose one recipient wants to hear of everything, the digest at nine; chosen long ago. */
export async function aWatchedShop(
  database: Database,
  chosen: Partial<AlertSettings> = {},
  name = '見張りの店',
) {
  const { shop, receive } = await aShop(database, { name });
  const settings: AlertSettings = {
    digestAt: '09:00',
    digestDays: 'EVERY_DAY',
    digestWhenNothingIsOpen: false,
    outageRows: 10,
    watchesNotices: true,
    recipients: [{ email: 'desk@example.jp', ...everything }],
    ...chosen,
  };
  const by = { actor: 'tests', now: jst('2026-01-01T00:00:00') };
  const updated = await updateAlertSettings(database.db, shop.id, settings, by);
  if (updated.kind !== 'AlertSettingsUpdated') throw new Error(updated.message);

  /** A charged trade, with its checkout where the customer is named. */
  async function charge(at: Date, { name, status = 'CAPTURE' }: { name?: string; status?: string } = {}) {
    made++;
    const orderNumber = `W-${made}`;
    const checkout = aCheckout({ orderNumber });
    if (name !== undefined)
      await registerCheckout(
        database.db,
        shop.id,
        { ...checkout, customer: { ...checkout.customer, name } },
        { actor: 'tests', now: at },
      );
    const jstText = new Date(at.getTime() + 9 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
    await receive(
      aNotice({
        ShopID: shop.gmopgShopId,
        OrderID: orderNumber,
        AccessID: anAccessId(made),
        Status: status,
        TranDate: jstText,
        Amount: checkout.total,
      }),
      at,
    );
    return orderNumber;
  }

  const watch = (now: Date) => watchShops(database.db, { now, appUrl: 'https://fukkyu.example.jp' });
  const told = async () => {
    const alerts = await findAlerts(database.db, shop.id, { most: 100 });
    return alerts.reverse().map(({ kind, mails }) => [kind, ...mails.map((mail) => mail.subject)]);
  };
  const mailsOf = async () =>
    (await findAlerts(database.db, shop.id, { most: 100 })).reverse().flatMap((alert) => alert.mails);
  return { shop, receive, settings, charge, watch, told, mailsOf };
}
