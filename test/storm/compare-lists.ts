import type { Trade } from '#gmopg/simulator/trade';
import { type BookedOrder, type Books, keyOf } from './books';
import { type ExpectedRow, expectRows } from './expected-rows';
import type { FukkyuRow } from './read-fukkyu';
import type { StormShop } from './storm-shops';

export interface ShopLists {
  shop: StormShop;
  rows: readonly FukkyuRow[];
  orders: readonly Omit<BookedOrder, 'shop'>[];
}

/** Each difference between a shop's lists and orders and what must be, with the trade's whole story. Empty: they are equal. */
export function compareLists(
  { shop, rows, orders }: ShopLists,
  trades: readonly Readonly<Trade>[],
  books: Books,
): string[] {
  const differences: string[] = [];
  const actual = new Map<string, FukkyuRow>();
  for (const row of rows) {
    if (actual.has(row.trade.accessId)) differences.push(`${row.trade.accessId} is listed twice.`);
    actual.set(row.trade.accessId, row);
  }
  for (const expected of expectRows(shop, trades, books)) {
    const row = actual.get(expected.accessId);
    actual.delete(expected.accessId);
    const trade = trades.find(({ accessId }) => accessId === expected.accessId);
    for (const difference of differencesOf(expected, row, { trade, books }))
      differences.push(`${shop.name} ${difference}\n${tellStory({ shop, trade, expected, row, books })}`);
  }
  for (const row of actual.values())
    differences.push(`${shop.name} lists what no ledger knows: ${JSON.stringify(row)}`);
  return [...differences, ...compareOrders(shop, orders, books)];
}

function differencesOf(
  { accessId, orderNumber, money, total, verdict, warnings }: ExpectedRow,
  row: FukkyuRow | undefined,
  { trade, books }: { trade: Readonly<Trade> | undefined; books: Books },
): string[] {
  if (verdict.status === null)
    return row ? [`${accessId} is listed as ${row.status} and should not be.`] : [];
  if (!row) return [`${accessId} is not listed: ${verdict.status} ${verdict.reason ?? ''}`];
  const deletion = deletionFault(row, trade, books);
  const isOpen = verdict.isOpen && row.deletedAt === null;
  const wanted = { status: verdict.status, reason: verdict.reason, isOpen, orderNumber, money, total };
  const got = { ...row, money: row.trade.money, total: row.trade.total };
  const names = ['status', 'reason', 'isOpen', 'orderNumber', 'money', 'total'] as const;
  const wrong = names.filter((name) => wanted[name] !== got[name]);
  const differences = wrong.map((name) => `${accessId}: ${name} is ${got[name]}, not ${wanted[name]}.`);
  if ([...row.warnings].sort().join() !== [...warnings].sort().join())
    differences.push(`${accessId}: warnings are ${row.warnings}, not ${warnings}.`);
  if (row.isSettling) differences.push(`${accessId} is still settling.`);
  if (row.pendingCancellation) differences.push(`${accessId}: a cancellation is still open.`);
  return deletion === null ? differences : [...differences, deletion];
}

/** Deleted stays deleted unless the trade has news, and news always bring it back (domain.md §5.6). Older news may come late. */
function deletionFault(
  row: FukkyuRow,
  trade: Readonly<Trade> | undefined,
  { deletedAt }: Books,
): string | null {
  const deleted = deletedAt.get(row.trade.accessId);
  if (deleted === undefined)
    return row.deletedAt === null ? null : `${row.trade.accessId} was never deleted.`;
  const events = trade?.events.filter(({ at, errors }) => at > deleted && errors.length === 0) ?? [];
  const attempts =
    trade?.notices.flatMap((notice) => notice.attempts).filter(({ at }) => at > deleted - 5_000) ?? [];
  if (events.length > 0)
    return row.deletedAt === null ? null : `${row.trade.accessId} has news and is still deleted.`;
  if (attempts.length > 0) return null;
  // To reconciliation a notice that never came is news, and so is the outcome that no notice can tell.
  const isToldWhole =
    trade?.notices.every(({ state }) => state === 'ACKNOWLEDGED') === true &&
    trade.events.every(({ errors }) => errors.length === 0);
  return isToldWhole && row.deletedAt === null ? `${row.trade.accessId} came back without news.` : null;
}

function compareOrders(shop: StormShop, orders: ShopLists['orders'], books: Books): string[] {
  const differences: string[] = [];
  const booked = new Map([...books.orders].filter(([, order]) => order.shop === shop.name));
  const accessIds = new Set<string>();
  for (const order of orders) {
    const known = booked.get(keyOf(shop.name, order.number));
    booked.delete(keyOf(shop.name, order.number));
    const { shop: _, ...wanted } = known ?? { shop: shop.name };
    const isSame = Object.entries(wanted).every(
      ([name, value]) => new Map(Object.entries(order)).get(name) === value,
    );
    if (!known || !isSame)
      differences.push(
        `${shop.name} has the order ${JSON.stringify(order)}, the books ${JSON.stringify(wanted)}`,
      );
    if (order.accessId !== null && accessIds.has(order.accessId))
      differences.push(`${shop.name} has two orders for ${order.accessId}.`);
    if (order.accessId !== null) accessIds.add(order.accessId);
  }
  for (const order of booked.values())
    differences.push(
      `${shop.name} has lost the order ${order.number}, or has it twice: ${JSON.stringify(order)}`,
    );
  return differences;
}

function tellStory({
  shop,
  trade,
  expected,
  row,
  books,
}: {
  shop: StormShop;
  trade: Readonly<Trade> | undefined;
  expected: ExpectedRow;
  row: FukkyuRow | undefined;
  books: Books;
}): string {
  const key = keyOf(shop.name, expected.orderNumber);
  const at = (milliseconds: number) => new Date(milliseconds).toISOString().slice(11, 23);
  const lines = [
    `  trade ${trade?.orderId}: ${trade?.status} ${trade?.amount}+${trade?.tax}`,
    ...(trade?.events ?? []).map(
      (event) =>
        `  event ${event.number} ${at(event.at)} ${event.by} ${event.call} ${event.status} ${event.amount}+${event.tax} ${event.errors} reply ${event.reply}`,
    ),
    ...(trade?.notices ?? []).map(
      (notice) =>
        `  notice of ${notice.eventNumber} ${notice.state} ${notice.faults}: ${notice.attempts.map((attempt) => `${at(attempt.at)} ${attempt.outcome} ${attempt.answer}`).join('; ')}`,
    ),
    ...(books.deeds.get(expected.accessId) ?? []).map(
      (deed) => `  ${at(deed.at)} ${deed.did}: ${deed.answer}`,
    ),
    `  checkout ${JSON.stringify(books.checkouts.get(key) ?? null)}`,
    `  order ${JSON.stringify(books.orders.get(key) ?? null)}`,
    `  expected ${JSON.stringify(expected)}`,
    `  row ${JSON.stringify(row ?? null)}`,
  ];
  return lines.join('\n');
}
