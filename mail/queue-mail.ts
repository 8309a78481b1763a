import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { mails } from '#db/schema/mails';
import { addMailJob } from '#mail/mail-job';
import type { MailKind } from '#mail/mail-kind';
import type { MailRow } from '#mail/mail-ledger';

export interface MailToQueue {
  shopId: string;
  /** null for a mail about a trade that no order stands for, or an alert: then that is named. */
  orderId: string | null;
  tradeId?: string | null;
  /** Of a mail to the shop's own people: what it tells. */
  alertId?: string | null;
  /** Of the mail of a link to join: see staff-link-mail. */
  staffLinkId?: string | null;
  kind: MailKind | 'ALERT' | 'STAFF_INVITATION';
  recipient: string;
  subject: string;
  text: string;
  html: string;
  /** Why the shop's own template was passed over; absent or null: it was not. */
  templateProblem?: string | null;
  /** Who asked for it: a member of staff, a token, or the product itself. */
  requestedBy: string;
}

/** Writes the ledger row and its job in the caller's transaction: both stand after the commit, or neither. */
export async function queueMail(db: Db, mail: MailToQueue, now: Date): Promise<MailRow> {
  const [row] = await queueMails(db, [mail], now);
  if (!row) throw new Error('The mail ledger returned no row.');
  return row;
}

/** The same for many in two statements however many they are; rows in the order asked. */
export async function queueMails(db: Db, toQueue: readonly MailToQueue[], now: Date): Promise<MailRow[]> {
  if (toQueue.length === 0) return [];
  const rows = await db
    .insert(mails)
    .values(
      toQueue.map(({ text, tradeId = null, ...mail }) => ({
        ...mail,
        tradeId,
        body: text,
        // Named when it is first sent, after the sender's domain.
        messageId: '',
        queuedAt: now,
      })),
    )
    .returning();
  await db.execute(sql`select ${addMailJob(sql`mail_id`, 0)} from unnest(${idsOf(rows)}) as mail_id`);
  return rows;
}

function idsOf(rows: MailRow[]): SQL {
  return sql`array[${sql.join(
    rows.map((row) => sql`${row.id}::uuid`),
    sql`, `,
  )}]`;
}
