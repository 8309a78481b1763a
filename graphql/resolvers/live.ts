import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import type { Context } from '#graphql/context';
import { createLoaders } from '#graphql/loaders';
import { findTradesByIds } from '#recovery/abnormal-orders/find-trades';
import { closeAbnormalOrder, openAbnormalOrder } from '#recovery/abnormal-orders/open-abnormal-order';
import { watchAbnormalOrders } from '#recovery/abnormal-orders/watch-abnormal-orders';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

interface WatchArgs {
  includeSettling?: boolean | null;
}

interface Event<T> {
  event: T;
}

const mostRows = 1_000;
const rowsAtOnce = 20;
const mostIds = 200;
const gatherMs = 250;

export const Subscription = {
  abnormalOrderChanged: {
    subscribe: (_: unknown, args: WatchArgs, context: Context) => changedRows(context, args),
    resolve: (source: Event<Trade> | undefined) => eventOf(source),
  },
  abnormalOrdersChanged: {
    subscribe: (_: unknown, args: WatchArgs, context: Context) => changedIds(context, args),
    resolve: (source: Event<{ ids: string[]; at: Date }> | undefined) => eventOf(source),
  },
};

export const liveMutations = {
  openAbnormalOrder: (_: unknown, { id }: { id: string }, { db, shopId, viewer, by }: Context) =>
    openAbnormalOrder(db, shopId, id, { viewerId: viewer.id, name: viewer.name, now: by.now }),

  closeAbnormalOrder: (_: unknown, { id }: { id: string }, { db, shopId, viewer }: Context) =>
    closeAbnormalOrder(db, shopId, id, viewer.id),
};

/** Waits until the changes are heard: what happens after the stream has begun is told. */
async function changedRows(context: Context, { includeSettling }: WatchArgs) {
  const { watcher, isOver } = await watch(context, { mostIds: mostRows, includeSettling });
  async function* rows(): AsyncGenerator<Event<Trade>> {
    for (let change = await watcher.next(); change !== null; change = await watcher.next()) {
      if (!change.isComplete) throw missed();
      for (let from = 0; from < change.ids.length; from += rowsAtOnce) {
        const ids = change.ids.slice(from, from + rowsAtOnce);
        const found = await findTradesByIds(context.db, context.shopId, ids);
        refresh(context);
        for (const event of found) {
          if (isOver()) return;
          yield { event };
        }
      }
    }
  }
  return rows();
}

async function changedIds(context: Context, { includeSettling }: WatchArgs) {
  const { watcher } = await watch(context, { mostIds, includeSettling });
  async function* ids(): AsyncGenerator<Event<{ ids: string[]; at: Date }>> {
    for (let change = await watcher.next(); change !== null; change = await watcher.next()) {
      refresh(context);
      yield { event: { ids: change.ids, at: context.by.now } };
      await sleep(gatherMs, undefined, { signal: context.ended }).catch(() => {});
    }
  }
  return ids();
}

async function watch(
  { runtime, shopId, ended }: Context,
  { mostIds, includeSettling }: WatchArgs & { mostIds: number },
) {
  const { watcher, stop } = await watchAbnormalOrders(runtime.database, shopId, {
    ...{ clock: runtime.now, mostIds },
    includesSettling: includeSettling ?? false,
  });
  if (ended?.aborted) stop();
  ended?.addEventListener('abort', stop, { once: true });
  return { watcher, isOver: () => ended?.aborted ?? false };
}

/** A stream lasts for hours: nothing read for one event is believed at the next. */
function refresh(context: Context): void {
  context.by = { ...context.by, now: context.runtime.now() };
  context.loaders = createLoaders(context);
}

function missed(): GraphQLError {
  const message = 'More changed than could be told here: ask the lists again, then subscribe again.';
  return new GraphQLError(message, { extensions: { code: 'CHANGES_MISSED' } });
}

function eventOf<T>(source: Event<T> | undefined): T {
  if (source) return source.event;
  const message = 'Subscriptions are streamed at /api/graphql/stream, as server-sent events.';
  throw new GraphQLError(message, { extensions: { code: 'SUBSCRIPTIONS_NOT_OFFERED' } });
}
