import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { findRecipients } from '#recovery/alerts/alert-settings';
import { findAlerts, type RaisedAlert } from '#recovery/alerts/find-alerts';
import { raiseAlert } from '#recovery/alerts/raise-alert';

export type SendTestAlertResult =
  | { kind: 'TestAlertQueued'; alert: RaisedAlert }
  | { kind: 'AlertRecipientUnknown'; message: string };

interface By {
  actor: string;
  now: Date;
  appUrl: string;
}

/** Queues a test to one of the shop's recipients. Asked again within the same minute it is the same test. */
export async function sendTestAlert(
  db: Db,
  shop: { id: string; name: string },
  email: string,
  { actor, now, appUrl }: By,
): Promise<SendTestAlertResult> {
  const of = { kind: 'TEST' as const, occasion: `${now.toISOString().slice(0, 16)} ${email}` };
  const isKnown = await db.transaction(async (tx) => {
    const recipients = (await findRecipients(tx, shop.id)).filter((one) => one.email === email);
    if (recipients.length === 0) return false;
    const test = { ...of, detail: {}, facts: { kind: 'TEST' as const }, recipients, requestedBy: actor };
    const entry = {
      shopId: shop.id,
      at: now,
      actor,
      kind: 'TEST_ALERT_SENT' as const,
      detail: { to: email },
    };
    const raised = await raiseAlert(tx, test, { shop, appUrl, now });
    if (raised) await tx.insert(auditEntries).values(entry);
    return true;
  });
  const message = 'この宛先は登録されていません。宛先を保存してからお試しください。';
  if (!isKnown) return { kind: 'AlertRecipientUnknown', message };
  const [alert] = await findAlerts(db, shop.id, { most: 1, of });
  if (!alert) throw new Error('A test alert left no trace.');
  return { kind: 'TestAlertQueued', alert };
}
