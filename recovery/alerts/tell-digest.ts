import { and, desc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { alerts } from '#db/schema/alerts';
import { dueDigest } from '#recovery/alerts/due-digest';
import { findDigest } from '#recovery/alerts/find-digest';
import { raiseAlert, watcherName } from '#recovery/alerts/raise-alert';
import type { Watch } from '#recovery/alerts/watch-shops';

const dayMs = 86_400_000;
const longestLookBack = 7 * dayMs;

/** The digest of the day, once, at its minute or up to six hours late. Where nothing is open it says so only if the shop wants that. */
export async function tellDigest(tx: Db, watch: Watch): Promise<boolean> {
  const { shop, settings, now } = watch;
  const recipients = watch.recipients.filter((recipient) => recipient.digest);
  const due = dueDigest(settings, now);
  if (recipients.length === 0 || due === null) return false;
  const isTold = and(eq(alerts.kind, 'DIGEST'), eq(alerts.occasion, due.day), eq(alerts.shopId, shop.id));
  const [told] = await tx.select({ id: alerts.id }).from(alerts).where(isTold);
  if (told) return false;

  const since = await lastDigestAt(tx, shop.id, now);
  const digest = await findDigest(tx, shop.id, { since, now, sauthHolds: shop.sauthHolds });
  const isSent = digest.open.count > 0 || settings.digestWhenNothingIsOpen;
  const { count, yen } = digest.open;
  const raised = await raiseAlert(
    tx,
    {
      ...{ kind: 'DIGEST', occasion: due.day, recipients, requestedBy: watcherName },
      detail: { rows: count, yen },
      facts: isSent ? { kind: 'DIGEST', digest } : null,
    },
    watch,
  );
  return raised !== null && isSent;
}

async function lastDigestAt(tx: Db, shopId: string, now: Date): Promise<Date> {
  const [last] = await tx
    .select({ at: alerts.at })
    .from(alerts)
    .where(
      and(
        eq(alerts.shopId, shopId),
        eq(alerts.kind, 'DIGEST'),
        sql`${alerts.at} > ${new Date(now.getTime() - longestLookBack).toISOString()}::timestamptz`,
        sql`exists (select from mails m where m.shop_id = ${alerts.shopId} and m.alert_id = ${alerts.id})`,
      ),
    )
    .orderBy(desc(alerts.at))
    .limit(1);
  return last?.at ?? new Date(now.getTime() - dayMs);
}
