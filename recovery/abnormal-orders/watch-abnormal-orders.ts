import { type Database, withDeadline } from '#db/client';
import { listen } from '#db/listen';
import { Watcher } from '#recovery/abnormal-orders/watcher';

/** Rows that settle, and people who left without a word, are no event of the database: it is asked every second. */
const tickMs = 1_000;
const mostInATick = 1_000;
const patienceMs = 5_000;

/**
 * Watches a shop's abnormal orders, whoever changes them in whatever process; throws when the database cannot be heard
 * within 5 s. Settling rows come when they have settled, or at once where they are included.
 */
export async function watchAbnormalOrders(
  database: Database,
  shopId: string,
  { clock, mostIds, includesSettling }: { clock: () => Date; mostIds: number; includesSettling: boolean },
): Promise<{ watcher: Watcher; stop: () => void }> {
  const desk = desks.get(database) ?? new WatchDesk(database, clock);
  desks.set(database, desk);
  await withDeadline(desk.isHeard, patienceMs);
  const watcher = new Watcher({ mostIds, includesSettling });
  return { watcher, stop: desk.add(shopId, watcher) };
}

/** Ends what this process watches, and whatever it is asked to watch from now on: it is about to stop. */
export function endWatches(database: Database): void {
  desks.get(database)?.end();
}

const desks = new WeakMap<Database, WatchDesk>();

/** One a process: one connection listens, however many watch. */
class WatchDesk {
  readonly #database: Database;
  readonly #clock: () => Date;
  readonly #watchers = new Map<string, Set<Watcher>>();
  readonly isHeard: Promise<void>;
  #isEnding = false;
  #tickedAt: Date;

  constructor(database: Database, clock: () => Date) {
    this.#database = database;
    this.#clock = clock;
    this.#tickedAt = clock();
    const signal = database.closing;
    this.isHeard = new Promise((heard) => {
      const onListening = () => {
        heard();
        for (const watchers of this.#watchers.values()) for (const watcher of watchers) watcher.miss();
      };
      const ears = { onMessage: (payload: string) => this.#tell(payload), onListening };
      void listen(database.url, 'abnormal_orders', { ears, signal });
    });
    signal.addEventListener('abort', () => this.end(), { once: true });
    this.#tickAgain();
  }

  add(shopId: string, watcher: Watcher): () => void {
    const watchers = this.#watchers.get(shopId) ?? new Set();
    this.#watchers.set(shopId, watchers.add(watcher));
    if (this.#isEnding) watcher.end();
    return () => {
      watcher.end();
      watchers.delete(watcher);
      if (watchers.size === 0 && this.#watchers.get(shopId) === watchers) this.#watchers.delete(shopId);
    };
  }

  end(): void {
    this.#isEnding = true;
    for (const watchers of this.#watchers.values()) for (const watcher of watchers) watcher.end();
  }

  /** `shop:row:settles`, with commas between; see db/functions/6-announce.sql. */
  #tell(payload: string): void {
    const now = this.#clock().getTime();
    for (const announcement of payload.split(',')) {
      const [shopId = '', id = '', settlesAt] = announcement.split(':');
      const isSettling = Number(settlesAt) > now;
      for (const watcher of this.#watchers.get(shopId) ?? [])
        if (!isSettling || watcher.includesSettling) watcher.push(id);
    }
  }

  #tickAgain(): void {
    const timer = setTimeout(async () => {
      await this.#tick().catch(() => {});
      if (!this.#database.closing.aborted) this.#tickAgain();
    }, tickMs);
    timer.unref();
  }

  async #tick(): Promise<void> {
    const now = this.#clock();
    const shopIds = [...this.#watchers.keys()];
    if (shopIds.length > 0) {
      const rows = await withDeadline(
        this.#findTimely(shopIds, { from: this.#tickedAt, to: now }),
        patienceMs,
      );
      const isMany = rows.length > mostInATick;
      for (const { shopId, id } of rows)
        for (const watcher of this.#watchers.get(shopId) ?? []) isMany ? watcher.miss() : watcher.push(id);
    }
    this.#tickedAt = now;
  }

  #findTimely(shopIds: string[], { from, to }: { from: Date; to: Date }) {
    return this.#database.sql<{ shopId: string; id: string }[]>`
      select shop_id as "shopId", id from trades
      where shop_id = any (${shopIds}::uuid[]) and status is not null and deleted_at is null
        and settles_at > ${from}::timestamptz and settles_at <= ${to}::timestamptz
      union all
      select shop_id, trade_id from open_abnormal_orders
      where shop_id = any (${shopIds}::uuid[]) and open_until > ${from}::timestamptz
        and open_until <= ${to}::timestamptz
      limit ${mostInATick + 1}`;
  }
}
