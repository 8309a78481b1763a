import DataLoader from 'dataloader';
import type { Db } from '#db/client';
import type { AskedColumns, KnownCheckout, KnownOrder } from '#graphql/asked-columns';
import { findMailBodies, findMails, findMailsOfTrades, type ListedMail } from '#mail/find-mails';
import {
  findAbnormalOrdersByIds,
  findAbnormalOrdersByNumbers,
} from '#recovery/abnormal-orders/find-abnormal-orders';
import { findPossibleReorders } from '#recovery/abnormal-orders/find-possible-reorders';
import { findTimelines, type TimelineEntry } from '#recovery/abnormal-orders/find-timelines';
import { findTradesByKeys, findTradesOfOrders } from '#recovery/abnormal-orders/find-trades';
import type { ListedTrade } from '#recovery/abnormal-orders/listed-trade';
import { findOpeners } from '#recovery/abnormal-orders/open-abnormal-order';
import { findCancellations, findPendingCancellations } from '#recovery/cancel/find-cancellations';
import { isUuid } from '#recovery/is-uuid';
import type { FoundPage } from '#recovery/lists/page';
import { findCustomerPreferences } from '#recovery/mails/find-customer-preferences';
import { findNoticesOfTrades } from '#recovery/notices/find-notices-of-trades';
import { findCheckoutsByNumbers } from '#recovery/orders/find-checkouts';
import { findOrdersByIds, findOrdersByNumbers } from '#recovery/orders/find-known-orders';
import {
  type FindingsAsked,
  findFindingsOfRuns,
  type ReconciliationFinding,
} from '#recovery/reconcile/find-reconciliations';
import { findTokenMakers } from '#recovery/shops/manage-tokens';

export type Loaders = ReturnType<typeof createLoaders>;

/** Whose rows are read, when, and with which columns: the last is known only once the operation is. */
interface Reader {
  db: Db;
  shopId: string;
  by: { now: Date };
  asked: { columns: AskedColumns };
}

/** What rows of a list show beside themselves: each in one statement for the whole list, none from another shop. */
export function createLoaders(reader: Reader) {
  const { db, shopId, asked: operation } = reader;
  const { now } = reader.by;
  return {
    /** By id; null when it is not listed or not this shop's. */
    abnormalOrder: one(uuids, async (ids) => {
      const rows = await findAbnormalOrdersByIds(db, shopId, ids);
      return new Map(rows.map((trade) => [trade.id, trade]));
    }),
    tradeOfKey: one(texts, async (keys) => {
      const rows = await findTradesByKeys(db, shopId, keys);
      return new Map(rows.map((trade) => [trade.tradeKey, trade]));
    }),
    checkout: one<KnownCheckout>(texts, async (numbers) => {
      const rows = await findCheckoutsByNumbers(db, shopId, numbers, operation.columns.checkout);
      return new Map(rows.map((checkout) => [checkout.orderNumber, checkout]));
    }),
    order: one(uuids, async (ids) => {
      const rows = await findOrdersByIds(db, shopId, ids);
      return new Map(rows.map((order) => [order.id, order]));
    }),
    orderOfNumber: one<KnownOrder>(texts, async (numbers) => {
      const rows = await findOrdersByNumbers(db, shopId, numbers, operation.columns.order);
      return new Map(rows.map((order) => [order.number, order]));
    }),
    /** The trades whose money is this order's. */
    tradesPaying: many(uuids, async (orderIds) =>
      groupBy(await findTradesOfOrders(db, shopId, orderIds), (trade) => trade.paidOrderId),
    ),
    /** Newest first. */
    listedTradesOfNumber: many(texts, async (numbers) =>
      groupBy(await findAbnormalOrdersByNumbers(db, shopId, numbers), (trade) => trade.orderNumber),
    ),
    timelineOfTrade: new DataLoader<ListedTrade, TimelineEntry[], string>(
      async (asked) => {
        const found = await findTimelines(db, shopId, asked);
        return asked.map((trade) => found.get(trade.id) ?? []);
      },
      { cacheKeyFn: (trade) => trade.id },
    ),
    /** Those of the trade itself and of the order it paid, oldest first. */
    mailsOfTrade: new DataLoader<ListedTrade, ListedMail[], string>(
      async (asked) => {
        const found = await findMailsOfTrades(db, shopId, asked, operation.columns.mail);
        return asked.map((trade) => found.get(trade.id) ?? []);
      },
      { cacheKeyFn: (trade) => trade.id },
    ),
    /** Oldest first. */
    cancellations: many(uuids, (ids) => findCancellations(db, shopId, ids)),
    pendingCancellation: one(uuids, (ids) => findPendingCancellations(db, shopId, ids)),
    /** What the customer of a trade was asked and chose. */
    customerPreference: one(uuids, (tradeIds) => findCustomerPreferences(db, shopId, tradeIds)),
    /** Oldest first. */
    noticesOfTrade: many(texts, async (tradeKeys) =>
      groupBy(await findNoticesOfTrades(db, shopId, tradeKeys), (notice) => notice.tradeKey),
    ),
    /** The orders that look like the same wish under another number (domain.md §4, POSSIBLE_REORDER), by order number. */
    possibleReorders: many(texts, (numbers) => findPossibleReorders(db, shopId, numbers)),
    /** The same stretch for every run of a list; oldest first. */
    findingsOfRun: new DataLoader<FindingsAsked, FoundPage<ReconciliationFinding>, string>(
      (asked) => findFindingsOfRuns(db, shopId, asked),
      { cacheKeyFn: ({ id, size, after }) => `${id} ${size} ${after}` },
    ),
    /** null: the operator. */
    tokenMaker: one(uuids, (ids) => findTokenMakers(db, shopId, ids)),
    /** Who has the row open now. */
    openers: many(uuids, (ids) => findOpeners(db, shopId, ids, now)),
    mailBody: one(uuids, (ids) => findMailBodies(db, shopId, ids)),
    mailsOfOrder: many(uuids, (orderIds) => findMails(db, shopId, orderIds, operation.columns.mail)),
  };
}

/** What a key can be: one that can name nothing is not asked for, as Postgres throws at it. */
interface KeyKind {
  names(key: string): boolean;
  /** As Postgres writes it. */
  write(key: string): string;
}

const uuids: KeyKind = { names: isUuid, write: (key) => key.toLowerCase() };
const texts: KeyKind = { names: (key) => key.isWellFormed() && !key.includes('\0'), write: (key) => key };

function one<Row>(kind: KeyKind, find: (keys: string[]) => Promise<Map<string, Row>>) {
  return new DataLoader<string, Row | null>(async (keys) => {
    const askable = [...new Set(keys.filter(kind.names).map(kind.write))];
    const found = askable.length === 0 ? new Map<string, Row>() : await find(askable);
    return keys.map((key) => found.get(kind.write(key)) ?? null);
  });
}

function many<Row>(kind: KeyKind, find: (keys: string[]) => Promise<Map<string, Row[]>>) {
  const loader = one(kind, find);
  return { load: async (key: string): Promise<Row[]> => (await loader.load(key)) ?? [] };
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string | null): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
