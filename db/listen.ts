import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { withDeadline } from '#db/client';

export interface Ears {
  onMessage(payload: string): void;
  /** The channel is heard from here on; what was said before, or while nobody listened, is lost. */
  onListening(): void;
}

/** Milliseconds between two looks at the connection: a Postgres that is gone without a word is noticed by them. */
const pulseMs = 2_000;
const retryMs = 200;

/**
 * Listens to a channel of NOTIFY on one connection of its own, and again after every loss of it, until `signal` aborts.
 * Never throws: without a database it goes on trying.
 */
export async function listen(
  url: string,
  channel: string,
  { ears, signal }: { ears: Ears; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    await listenOnce(url, channel, { ears, signal }).catch(() => {});
    if (!signal.aborted) await sleep(retryMs, undefined, { signal }).catch(() => {});
  }
}

/** Returns when the connection is gone; the driver's own reconnecting is not relied on. */
async function listenOnce(
  url: string,
  channel: string,
  { ears, signal }: { ears: Ears; signal: AbortSignal },
): Promise<void> {
  const lost = new AbortController();
  const sql = postgres(url, {
    ...{ max: 1, idle_timeout: 0, max_lifetime: null, connect_timeout: 5, fetch_types: false },
    connection: { application_name: 'fukkyu-live' },
    onnotice: () => {},
    onclose: () => lost.abort(),
    ...hearing((heard, payload) => heard === channel && ears.onMessage(payload)),
  });
  const ended = AbortSignal.any([signal, lost.signal]);
  try {
    await withDeadline(sql`listen ${sql(channel)}`, 5_000);
    if (ended.aborted) return;
    ears.onListening();
    while (!ended.aborted) {
      await sleep(pulseMs, undefined, { signal: ended }).catch(() => {});
      if (!ended.aborted) await withDeadline(sql`select`, 5_000);
    }
  } finally {
    await sql.end({ timeout: 1 }).catch(() => {});
  }
}

/** The driver hands notifications of a pool's connections to this option; its types do not tell. */
function hearing(onnotify: (channel: string, payload: string) => void): object {
  return { onnotify };
}
