import { and, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { mails } from '#db/schema/mails';
import { addMailJob } from '#mail/mail-job';

export type MailRow = typeof mails.$inferSelect;

/**
 * Longer than any attempt can last. Past it the worker is taken for dead; should it still live, its claim (the number
 * of the attempt) no longer fits and it cannot start sending content.
 */
export const claimSeconds = 120;

/** Takes the mail for one attempt, also from a worker that died before any content left. Null: not to be sent now. */
export async function claimMail(db: Db, mailId: string, now: Date): Promise<MailRow | null> {
  const [row] = await db
    .update(mails)
    .set({ state: 'SENDING', sendingAt: now, dataStartedAt: null, attempts: sql`${mails.attempts} + 1` })
    .where(
      and(
        eq(mails.id, mailId),
        or(
          eq(mails.state, 'QUEUED'),
          and(eq(mails.state, 'SENDING'), isNull(mails.dataStartedAt), lt(mails.sendingAt, claimLimit(now))),
        ),
      ),
    )
    .returning();
  return row ?? null;
}

/** Says of a mail that could not be claimed whether somebody has it now, and marks what a dead worker left open. */
export async function settleUnclaimed(
  db: Db,
  mailId: string,
  now: Date,
): Promise<'BUSY' | 'UNKNOWN' | 'SETTLED'> {
  const abandoned = await db
    .update(mails)
    .set({ state: 'UNKNOWN', lastError: abandonedReason })
    .where(and(eq(mails.id, mailId), eq(mails.state, 'SENDING'), lt(mails.sendingAt, claimLimit(now))))
    .returning({ id: mails.id });
  if (abandoned.length > 0) return 'UNKNOWN';

  const [row] = await db.select({ state: mails.state }).from(mails).where(eq(mails.id, mailId));
  return row && (row.state === 'SENDING' || row.state === 'QUEUED') ? 'BUSY' : 'SETTLED';
}

/** The last moment at which nothing has left. False: the claim is no longer ours, nothing may leave. */
export async function startData(db: Db, mail: MailRow, messageId: string, now: Date): Promise<boolean> {
  const started = await db
    .update(mails)
    .set({ dataStartedAt: now, messageId })
    .where(and(claimed(mail), eq(mails.state, 'SENDING')))
    .returning({ id: mails.id });
  return started.length > 0;
}

export type Settlement =
  | { state: 'SENT'; sentAt: Date; keptAsFile: boolean; messageId: string }
  | { state: 'FAILED' | 'UNKNOWN'; lastError: string };

/** What is known for sure also replaces the UNKNOWN that another worker wrote meanwhile. */
export async function settleMail(db: Db, mail: MailRow, settlement: Settlement): Promise<void> {
  await db
    .update(mails)
    .set(settlement.state === 'SENT' ? { ...settlement, lastError: null } : settlement)
    .where(and(claimed(mail), inArray(mails.state, ['SENDING', 'UNKNOWN'])));
}

/** Back into the queue: the row and its next job in one statement. */
export async function requeueMail(
  db: Db,
  mail: MailRow,
  { lastError, delaySeconds }: { lastError: string; delaySeconds: number },
): Promise<void> {
  await db.execute(sql`
    with requeued as (
      update mails set state = 'QUEUED', sending_at = null, data_started_at = null, last_error = ${lastError}
      where shop_id = ${mail.shopId} and id = ${mail.id} and attempts = ${mail.attempts}
        and state in ('SENDING', 'UNKNOWN')
      returning id
    )
    select ${addMailJob(sql`requeued.id`, delaySeconds)} from requeued`);
}

function claimed(mail: MailRow) {
  return and(eq(mails.shopId, mail.shopId), eq(mails.id, mail.id), eq(mails.attempts, mail.attempts));
}

function claimLimit(now: Date): Date {
  return new Date(now.getTime() - claimSeconds * 1000);
}

const abandonedReason =
  '本文の送信中に処理が中断されたため、届いたかどうか不明です。お客様にご確認のうえ、必要なら再送してください。';
