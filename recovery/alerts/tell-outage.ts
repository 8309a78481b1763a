import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { alertSettings } from '#db/schema/alerts';
import { findSurge, type Surge } from '#recovery/abnormal-orders/find-surge';
import { raiseAlert, watcherName } from '#recovery/alerts/raise-alert';
import type { Watch } from '#recovery/alerts/watch-shops';

const quietMs = 60 * 60_000;
const grownTimes = 10;

/**
 * At once when many open rows appear, and again when they have grown tenfold since the last word. The outage is over when no
 * surge was seen for an hour; the next one is told anew.
 */
export async function tellOutage(tx: Db, watch: Watch): Promise<boolean> {
  const { settings, now } = watch;
  const surge = await findSurgeNow(tx, watch);
  const isRunning =
    settings.outageSeenAt !== null && now.getTime() - settings.outageSeenAt.getTime() <= quietMs;
  if (surge === null) {
    if (!isRunning && settings.outageSince !== null)
      await remember(tx, watch, { outageSince: null, outageSeenAt: null, outageToldRows: null });
    return false;
  }
  const told = isRunning ? settings.outageToldRows : null;
  if (told !== null && surge.rows < told * grownTimes) {
    await remember(tx, watch, { outageSeenAt: now });
    return false;
  }
  await remember(tx, watch, {
    outageSince: isRunning ? settings.outageSince : surge.since,
    outageSeenAt: now,
    outageToldRows: surge.rows,
  });
  return tell(tx, watch, { surge, hasGrown: told !== null });
}

/** A surge whose last row has just come; rows are listed only after their grace. */
async function findSurgeNow(tx: Db, { shop, settings, now }: Watch): Promise<Surge | null> {
  const surge = await findSurge(tx, shop.id, { now, leastRows: settings.outageRows });
  if (surge === null) return null;
  const age = now.getTime() - surge.until.getTime();
  return age <= quietMs + shop.graceSeconds * 1_000 ? surge : null;
}

type Remembered = Partial<Pick<Watch['settings'], 'outageSince' | 'outageSeenAt' | 'outageToldRows'>>;

async function remember(tx: Db, { shop }: Watch, remembered: Remembered): Promise<void> {
  await tx.update(alertSettings).set(remembered).where(eq(alertSettings.shopId, shop.id));
}

async function tell(
  tx: Db,
  watch: Watch,
  { surge, hasGrown }: { surge: Surge; hasGrown: boolean },
): Promise<boolean> {
  const recipients = watch.recipients.filter((recipient) => recipient.outage);
  if (recipients.length === 0) return false;
  const kind = hasGrown ? 'OUTAGE_GREW' : 'OUTAGE';
  const since = (hasGrown && watch.settings.outageSince) || surge.since;
  const raised = await raiseAlert(
    tx,
    {
      ...{ kind, recipients, requestedBy: watcherName },
      occasion: hasGrown ? `${since.toISOString()} ${surge.rows}` : since.toISOString(),
      detail: { since, rows: surge.rows },
      facts: { kind, surge },
    },
    watch,
  );
  return raised !== null;
}
