import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { alertSettings } from '#db/schema/alerts';
import { findHistory, findSilence } from '#recovery/alerts/find-silence';
import { raiseAlert, watcherName } from '#recovery/alerts/raise-alert';
import type { Watch } from '#recovery/alerts/watch-shops';

/** Once when notices stay away for unusually long, and once when they are back. */
export async function tellSilence(tx: Db, watch: Watch): Promise<boolean> {
  const { shop, settings, now } = watch;
  if (!settings.watchesNotices) {
    if (settings.silentSince !== null) await remember(tx, watch, null);
    return false;
  }
  if (settings.silentSince !== null) return tellReturn(tx, watch, settings.silentSince);

  const recipients = watch.recipients.filter((recipient) => recipient.heartbeat);
  if (recipients.length === 0) return false;
  const silence = await findSilence(tx, shop.id, now);
  if (silence === null) return false;
  await remember(tx, watch, silence.since);
  const raised = await raiseAlert(
    tx,
    {
      ...{ kind: 'NOTICES_STOPPED', recipients, requestedBy: watcherName },
      occasion: silence.since.toISOString(),
      detail: { since: silence.since },
      facts: { kind: 'NOTICES_STOPPED', silence },
    },
    watch,
  );
  return raised !== null;
}

async function tellReturn(tx: Db, watch: Watch, since: Date): Promise<boolean> {
  const history = await findHistory(tx, watch.shop.id, watch.now);
  if (!history || history.lastAt <= since) return false;
  await remember(tx, watch, null);
  const recipients = watch.recipients.filter((recipient) => recipient.heartbeat);
  const backAt = history.lastAt;
  const raised = await raiseAlert(
    tx,
    {
      ...{ kind: 'NOTICES_BACK', recipients, requestedBy: watcherName },
      occasion: since.toISOString(),
      detail: { since, backAt },
      facts: { kind: 'NOTICES_BACK', since, backAt },
    },
    watch,
  );
  return raised !== null;
}

async function remember(tx: Db, { shop }: Watch, silentSince: Date | null): Promise<void> {
  await tx.update(alertSettings).set({ silentSince }).where(eq(alertSettings.shopId, shop.id));
}
