import { z } from 'zod';
import type { Database } from '#db/client';
import { type MailOutcome, type MailWork, sendMail } from '#mail/send-mail';

const mailJob = z.object({ mailId: z.uuid() });

/**
 * The job `send_mail`. Returns what became of the mail, for the log. It throws only where the queue is to run it again:
 * another worker has the mail, or the database failed. Failures of the mail server queue the next job themselves.
 */
export async function sendMailTask(
  database: Database,
  payload: unknown,
  work: MailWork,
): Promise<MailOutcome> {
  const { mailId } = mailJob.parse(payload);
  const outcome = await sendMail(database, mailId, work);
  if (outcome.kind === 'BUSY') throw new Error(`Another worker has mail ${mailId}; looking again later.`);
  return outcome;
}
