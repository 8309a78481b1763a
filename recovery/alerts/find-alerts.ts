import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { alerts } from '#db/schema/alerts';
import { mails } from '#db/schema/mails';
import type { MailRow } from '#mail/mail-ledger';
import type { Alert } from '#recovery/alerts/raise-alert';

export interface RaisedAlert extends Alert {
  mails: MailRow[];
}

/** The shop's latest alerts with their mails, the newest first. */
export async function findAlerts(
  db: Db,
  shopId: string,
  { most, of }: { most: number; of?: Pick<Alert, 'kind' | 'occasion'> },
): Promise<RaisedAlert[]> {
  const raised = await db
    .select()
    .from(alerts)
    .where(
      and(eq(alerts.shopId, shopId), of && and(eq(alerts.kind, of.kind), eq(alerts.occasion, of.occasion))),
    )
    .orderBy(desc(alerts.at), desc(alerts.id))
    .limit(most);
  if (raised.length === 0) return [];
  const ids = raised.map(({ id }) => id);
  const sent = await db
    .select()
    .from(mails)
    .where(and(eq(mails.shopId, shopId), inArray(mails.alertId, ids)))
    .orderBy(asc(mails.recipient));
  return raised.map((alert) => ({ ...alert, mails: sent.filter((mail) => mail.alertId === alert.id) }));
}
