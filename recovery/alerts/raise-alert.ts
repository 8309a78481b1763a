import type { Db } from '#db/client';
import { type AlertKind, alerts } from '#db/schema/alerts';
import { queueMails } from '#mail/queue-mail';
import type { AlertRecipient } from '#recovery/alerts/alert-settings';
import type { AlertFacts } from '#recovery/alerts/alert-words';
import { writeAlert } from '#recovery/alerts/write-alert';

export type Alert = typeof alerts.$inferSelect;

/** Who asks for the mails that the product sends by itself. */
export const watcherName = 'ALERTS';

interface AlertToRaise {
  kind: AlertKind;
  /** What is told once: the same occasion again is nothing new. */
  occasion: string;
  detail: Record<string, unknown>;
  /** null: the occasion is over, and nobody is told. */
  facts: AlertFacts | null;
  recipients: readonly AlertRecipient[];
  /** The product itself, or who asked for a test. */
  requestedBy: string;
}

interface Circumstances {
  shop: { id: string; name: string };
  appUrl: string;
  now: Date;
}

/** Writes an alert and its mails, all of them or nothing, in the caller's transaction. null: the occasion was told before. */
export async function raiseAlert(
  tx: Db,
  { kind, occasion, detail, facts, recipients, requestedBy }: AlertToRaise,
  { shop, appUrl, now }: Circumstances,
): Promise<Alert | null> {
  const [alert] = await tx
    .insert(alerts)
    .values({ shopId: shop.id, kind, occasion, at: now, detail })
    .onConflictDoNothing()
    .returning();
  if (!alert || facts === null) return alert ?? null;
  const mails = recipients.map(({ email, language }) => ({
    shopId: shop.id,
    orderId: null,
    alertId: alert.id,
    kind: 'ALERT' as const,
    recipient: email,
    ...writeAlert(facts, { shop, language, appUrl }),
    requestedBy,
  }));
  await queueMails(tx, mails, now);
  return alert;
}
