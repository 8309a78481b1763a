import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { keptStatement } from '#db/kept-statement';
import { mails } from '#db/schema';
import type { MailRow } from '#mail/mail-ledger';

/** The mails of many orders in one statement, oldest first, by order id; an order without mails has no entry. */
export async function findMails(
  db: Db,
  shopId: string,
  orderIds: readonly string[],
): Promise<Map<string, MailRow[]>> {
  const byOrder = new Map<string, MailRow[]>();
  if (orderIds.length === 0) return byOrder;
  const isAsked = sql`${mails.orderId} = any(${sql.placeholder('orderIds')}::uuid[])`;
  const rows = await keptStatement(db, 'mails of orders', (name) =>
    db
      .select()
      .from(mails)
      .where(and(eq(mails.shopId, sql.placeholder('shopId')), isAsked))
      .orderBy(asc(mails.queuedAt), asc(mails.id))
      .prepare(name),
  ).execute({ shopId, orderIds: [...orderIds] });
  for (const row of rows)
    if (row.orderId !== null) byOrder.set(row.orderId, [...(byOrder.get(row.orderId) ?? []), row]);
  return byOrder;
}
