import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { openAbnormalOrders } from '#db/schema/trades';
import { findAbnormalOrdersByIds } from '#recovery/abnormal-orders/find-abnormal-orders';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

export interface Opener {
  viewerId: string;
  name: string;
}

interface NotFound {
  kind: 'AbnormalOrderNotFound';
  message: string;
  id: string;
}
export type OpenAbnormalOrderResult = { kind: 'AbnormalOrderOpened'; abnormalOrder: Trade } | NotFound;
export type CloseAbnormalOrderResult = { kind: 'AbnormalOrderClosed'; abnormalOrder: Trade } | NotFound;

const openSeconds = 30;

/** 担当: says that somebody has a row on the screen, for the next 30 seconds; said again before they are over, it goes on. */
export async function openAbnormalOrder(
  db: Db,
  shopId: string,
  id: string,
  { viewerId, name, now }: Opener & { now: Date },
): Promise<OpenAbnormalOrderResult> {
  const [row] = await findAbnormalOrdersByIds(db, shopId, [id]);
  if (!row) return notFound(id);
  const openUntil = new Date(now.getTime() + openSeconds * 1_000);
  await db
    .insert(openAbnormalOrders)
    .values({ shopId, tradeId: row.id, viewerId, name, seenAt: now, openUntil })
    .onConflictDoUpdate({
      target: [openAbnormalOrders.shopId, openAbnormalOrders.tradeId, openAbnormalOrders.viewerId],
      set: { name, seenAt: now, openUntil },
    });
  return { kind: 'AbnormalOrderOpened', abnormalOrder: row };
}

/** Takes it back at once. Safe to repeat. */
export async function closeAbnormalOrder(
  db: Db,
  shopId: string,
  id: string,
  viewerId: string,
): Promise<CloseAbnormalOrderResult> {
  const [row] = await findAbnormalOrdersByIds(db, shopId, [id]);
  if (!row) return notFound(id);
  const { tradeId, viewerId: viewer } = openAbnormalOrders;
  await db
    .delete(openAbnormalOrders)
    .where(and(eq(openAbnormalOrders.shopId, shopId), eq(tradeId, row.id), eq(viewer, viewerId)));
  return { kind: 'AbnormalOrderClosed', abnormalOrder: row };
}

/** Who has these rows open now, by row. */
export async function findOpeners(
  db: Db,
  shopId: string,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, Opener[]>> {
  const rows = await db
    .select()
    .from(openAbnormalOrders)
    .where(
      and(
        eq(openAbnormalOrders.shopId, shopId),
        inArray(openAbnormalOrders.tradeId, [...ids]),
        sql`${openAbnormalOrders.openUntil} > ${now.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(openAbnormalOrders.name);
  const openers = new Map<string, Opener[]>();
  for (const { tradeId, viewerId, name } of rows)
    openers.set(tradeId, [...(openers.get(tradeId) ?? []), { viewerId, name }]);
  return openers;
}

/** Those that nobody has had open for a while. */
export async function forgetClosedAbnormalOrders(db: Db, now: Date): Promise<void> {
  const past = new Date(now.getTime() - 60 * 60_000);
  await db
    .delete(openAbnormalOrders)
    .where(sql`${openAbnormalOrders.openUntil} < ${past.toISOString()}::timestamptz`);
}

function notFound(id: string): NotFound {
  return { kind: 'AbnormalOrderNotFound', message: 'この異常注文は見つかりません。', id };
}
