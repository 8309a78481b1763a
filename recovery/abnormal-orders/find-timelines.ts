import { and, eq, inArray, or } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { gatewayAnswers } from '#db/schema/gateway';
import { notices } from '#db/schema/notices';
import { findMailsOfTrades, type ListedMail } from '#mail/find-mails';
import type { ListedTrade } from '#recovery/abnormal-orders/listed-trade';

export interface TimelineEntry {
  at: Date;
  kind: string;
  /** null: nobody did it, it happened. */
  actor: string | null;
  detail: Record<string, unknown>;
}

/** Notices, GMOPG's answers, people's deeds and mails of each trade and of the order it paid, oldest first; four statements for however many trades. */
export async function findTimelines(
  db: Db,
  shopId: string,
  trades: readonly ListedTrade[],
): Promise<Map<string, TimelineEntry[]>> {
  if (trades.length === 0) return new Map();
  const ids = trades.map((trade) => trade.id);
  const orderIds = trades.flatMap((trade) => trade.paidOrderId ?? []);
  const keys = trades.map((trade) => trade.tradeKey);
  const [deeds, heard, sent, told] = await Promise.all([
    db
      .select()
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.shopId, shopId),
          or(inArray(auditEntries.tradeId, ids), inArray(auditEntries.orderId, orderIds)),
        ),
      ),
    db
      .select()
      .from(notices)
      .where(and(eq(notices.shopId, shopId), inArray(notices.tradeKey, keys))),
    findMailsOfTrades(db, shopId, trades),
    db
      .select()
      .from(gatewayAnswers)
      .where(and(eq(gatewayAnswers.shopId, shopId), inArray(gatewayAnswers.tradeKey, keys))),
  ]);
  return new Map(
    trades.map((trade) => [
      trade.id,
      [
        ...deeds.filter((deed) => deed.tradeId === trade.id || isOf(trade, deed.orderId)),
        ...heard.filter((notice) => notice.tradeKey === trade.tradeKey).map(entryOfNotice),
        ...(sent.get(trade.id) ?? []).flatMap(entriesOfMail),
        ...told.filter((answer) => answer.tradeKey === trade.tradeKey).map(entryOfAnswer),
      ]
        .map(({ at, kind, actor, detail }) => ({ at, kind, actor, detail }))
        .sort((left, right) => left.at.getTime() - right.at.getTime()),
    ]),
  );
}

function isOf(trade: ListedTrade, orderId: string | null): boolean {
  return orderId !== null && orderId === trade.paidOrderId;
}

function entryOfNotice({
  id,
  receivedAt,
  lastReceivedAt,
  gatewayStatus,
  total,
  deliveries,
  errors,
}: typeof notices.$inferSelect): TimelineEntry {
  const detail = { noticeId: id, gatewayStatus, total, deliveries, lastReceivedAt, errors };
  return { at: receivedAt, kind: 'NOTICE_RECEIVED', actor: null, detail };
}

function entryOfAnswer({
  answeredAt,
  actor,
  call,
  purpose,
  outcome,
  gatewayStatus,
  total,
  times,
  lastAskedAt,
}: typeof gatewayAnswers.$inferSelect): TimelineEntry {
  const detail = { call, purpose, outcome, gatewayStatus, total, times, lastAskedAt };
  return { at: answeredAt, kind: 'GATEWAY_ANSWERED', actor, detail };
}

function entriesOfMail({
  id,
  kind,
  state,
  queuedAt,
  sendingAt,
  sentAt,
  requestedBy,
  lastError,
  recipient,
}: ListedMail): TimelineEntry[] {
  const detail = { mailId: id, mailKind: kind, to: recipient };
  const entries: TimelineEntry[] = [{ at: queuedAt, kind: 'MAIL_QUEUED', actor: requestedBy, detail }];
  if (state === 'SENT' && sentAt) entries.push({ at: sentAt, kind: 'MAIL_SENT', actor: null, detail });
  if (state === 'FAILED' || state === 'UNKNOWN') {
    entries.push({
      at: sendingAt ?? queuedAt,
      kind: `MAIL_${state}`,
      actor: null,
      detail: { ...detail, lastError },
    });
  }
  return entries;
}
