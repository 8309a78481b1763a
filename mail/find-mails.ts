import { and, asc, eq, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { keptStatement } from '#db/kept-statement';
import { mails } from '#db/schema';
import type { MailRow } from '#mail/mail-ledger';

/** A trade, and the order that it paid, if any. */
export interface MailedTrade {
  id: string;
  paidOrderId: string | null;
}

/** The mails of many orders in one statement, oldest first, by order id; an order without mails has no entry. */
export async function findMails(
  db: Db,
  shopId: string,
  orderIds: readonly string[],
): Promise<Map<string, MailRow[]>> {
  const byOrder = new Map<string, MailRow[]>();
  if (orderIds.length === 0) return byOrder;
  const rows = await keptStatement(db, 'mails of orders', (name) =>
    selectMails(db, isOfOrder).prepare(name),
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
): Promise<Map<string, MailRow[]>> {
  const byTrade = new Map<string, MailRow[]>();
  if (trades.length === 0) return byTrade;
  const tradeIds = trades.map((trade) => trade.id);
  const orderIds = trades.flatMap((trade) => trade.paidOrderId ?? []);
  const rows = await keptStatement(db, 'mails of trades', (name) =>
    selectMails(db, or(isOfOrder, isOfTrade)).prepare(name),
  ).execute({ shopId, tradeIds, orderIds });
  for (const { id, paidOrderId } of trades) {
    const own = rows.filter((row) => row.tradeId === id || isOf(paidOrderId, row));
    if (own.length > 0) byTrade.set(id, own);
  }
  return byTrade;
}

const isOfOrder = sql`${mails.orderId} = any(${sql.placeholder('orderIds')}::uuid[])`;
const isOfTrade = sql`${mails.tradeId} = any(${sql.placeholder('tradeIds')}::uuid[])`;

function selectMails(db: Db, isAsked: SQL | undefined) {
  return db
    .select()
    .from(mails)
    .where(and(eq(mails.shopId, sql.placeholder('shopId')), isAsked))
    .orderBy(asc(mails.queuedAt), asc(mails.id));
}

function isOf(orderId: string | null, row: MailRow): boolean {
  return orderId !== null && row.orderId === orderId;
}
