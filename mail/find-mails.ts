import { and, asc, eq, getTableColumns, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { keptStatement } from '#db/kept-statement';
import { mails } from '#db/schema/mails';
import type { MailRow } from '#mail/mail-ledger';

/** A mail as lists show it: its text is read only where somebody asks for it. */
export type ListedMail = Omit<MailRow, 'body' | 'html'>;

/** A trade, and the order that it paid, if any. */
export interface MailedTrade {
  id: string;
  paidOrderId: string | null;
}

const { body, html, ...listed } = getTableColumns(mails);
/** What a list of mails is read with, or any of it with at least the ids and the state. */
export const listedMailColumns = listed;

/** The mails of many orders in one statement, oldest first, by order id; an order without mails has no entry. */
export async function findMails(
  db: Db,
  shopId: string,
  orderIds: readonly string[],
  columns = listedMailColumns,
): Promise<Map<string, ListedMail[]>> {
  const byOrder = new Map<string, ListedMail[]>();
  if (orderIds.length === 0) return byOrder;
  const rows = await keptStatement(db, `mails of orders ${Object.keys(columns)}`, (name) =>
    selectMails(db, columns, isOfOrder).prepare(name),
  ).execute({ shopId, orderIds: [...orderIds] });
  for (const row of rows)
    if (row.orderId !== null) byOrder.set(row.orderId, [...(byOrder.get(row.orderId) ?? []), row]);
  return byOrder;
}

/**
 * The mails about many trades in one statement, by trade id: those of the trade itself and those of the order it paid,
 * each once, oldest first; a trade without mails has no entry.
 */
export async function findMailsOfTrades(
  db: Db,
  shopId: string,
  trades: readonly MailedTrade[],
  columns = listedMailColumns,
): Promise<Map<string, ListedMail[]>> {
  const byTrade = new Map<string, ListedMail[]>();
  if (trades.length === 0) return byTrade;
  const tradeIds = trades.map((trade) => trade.id);
  const orderIds = trades.flatMap((trade) => trade.paidOrderId ?? []);
  const rows = await keptStatement(db, `mails of trades ${Object.keys(columns)}`, (name) =>
    selectMails(db, columns, or(isOfOrder, isOfTrade)).prepare(name),
  ).execute({ shopId, tradeIds, orderIds });
  for (const { id, paidOrderId } of trades) {
    const own = rows.filter((row) => row.tradeId === id || isOf(paidOrderId, row));
    if (own.length > 0) byTrade.set(id, own);
  }
  return byTrade;
}

/** The plain texts of many mails, by id. */
export async function findMailBodies(
  db: Db,
  shopId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: mails.id, body: mails.body })
    .from(mails)
    .where(and(eq(mails.shopId, shopId), inArray(mails.id, [...ids])));
  return new Map(rows.map(({ id, body }) => [id, body]));
}

const isOfOrder = sql`${mails.orderId} = any(${sql.placeholder('orderIds')}::uuid[])`;
const isOfTrade = sql`${mails.tradeId} = any(${sql.placeholder('tradeIds')}::uuid[])`;

function selectMails(db: Db, columns: typeof listedMailColumns, isAsked: SQL | undefined) {
  return db
    .select(columns)
    .from(mails)
    .where(and(eq(mails.shopId, sql.placeholder('shopId')), isAsked))
    .orderBy(asc(mails.queuedAt), asc(mails.id));
}

function isOf(orderId: string | null, row: ListedMail): boolean {
  return orderId !== null && row.orderId === orderId;
}
