import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries, mails, notices } from '#db/schema';
import type { Trade } from '#recovery/restore-abnormal-order';

export interface TimelineEntry {
  at: Date;
  kind: string;
  /** null: nobody did it, it happened. */
  actor: string | null;
  detail: Record<string, unknown>;
}

/** Notices, people's deeds and mails of each trade in one order, oldest first; three statements for however many trades. */
export async function findTimelines(
  db: Db,
  shopId: string,
  trades: readonly Trade[],
): Promise<Map<string, TimelineEntry[]>> {
  const ids = trades.map((trade) => trade.id);
  if (ids.length === 0) return new Map();
  const [deeds, heard, sent] = await Promise.all([
    db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.shopId, shopId), inArray(auditEntries.tradeId, ids))),
    db
      .select()
      .from(notices)
      .where(
        and(
          eq(notices.shopId, shopId),
          inArray(
            notices.tradeKey,
            trades.map((trade) => trade.tradeKey),
          ),
        ),
      ),
    db
      .select()
      .from(mails)
      .where(and(eq(mails.shopId, shopId), inArray(mails.tradeId, ids))),
  ]);
  return new Map(
    trades.map((trade) => [
      trade.id,
      [
        ...deeds.filter((deed) => deed.tradeId === trade.id),
        ...heard.filter((notice) => notice.tradeKey === trade.tradeKey).map(entryOfNotice),
        ...sent.filter((mail) => mail.tradeId === trade.id).flatMap(entriesOfMail),
      ]
        .map(({ at, kind, actor, detail }) => ({ at, kind, actor, detail }))
        .sort((left, right) => left.at.getTime() - right.at.getTime()),
    ]),
  );
}

function entryOfNotice({
  id,
  receivedAt,
  gatewayStatus,
  total,
  deliveries,
  errors,
}: typeof notices.$inferSelect): TimelineEntry {
  const detail = { noticeId: id, gatewayStatus, total, deliveries, errors };
  return { at: receivedAt, kind: 'NOTICE_RECEIVED', actor: null, detail };
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
}: typeof mails.$inferSelect): TimelineEntry[] {
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
