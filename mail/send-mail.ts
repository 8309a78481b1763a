import { setTimeout as pause } from 'node:timers/promises';
import { type Database, withDeadline } from '#db/client';
import { cleanLine, shorten } from '#mail/clean-text';
import { composeMessage, type MailSender, parseSender } from '#mail/compose-message';
import { type Delivery, deliverBySmtp, type SmtpTimeouts } from '#mail/deliver-by-smtp';
import { keepAsFile } from '#mail/keep-as-file';
import { isMailAddress } from '#mail/mail-address';
import {
  claimMail,
  type MailRow,
  requeueMail,
  type Settlement,
  settleMail,
  settleUnclaimed,
  startData,
} from '#mail/mail-ledger';
import { parseSmtpUrl } from '#mail/smtp-server';
import { forgetLinkOfMail, putLinkInMail } from '#mail/staff-link-mail';

export interface MailSettings {
  /** Null: mails of this shop are kept as files (no mail server yet, or the practice shop). */
  smtpUrl: string | null;
  /** `shop@example.jp` or `ショップ <shop@example.jp>` */
  from: string;
  mailDir: string;
}

export interface MailWork {
  settingsOf: (shopId: string) => Promise<MailSettings>;
  clock: () => Date;
  /** Unseals the link of a staff mail. */
  secret: string;
  timeouts?: SmtpTimeouts;
}

export type MailOutcome =
  | { kind: 'SENT' | 'KEPT_AS_FILE' }
  | { kind: 'RETRYING' | 'FAILED' | 'UNKNOWN'; reason: string }
  /** Another worker has it, or it was settled before: nothing was done. */
  | { kind: 'BUSY' | 'SETTLED' };

/**
 * Sends one mail of the ledger, at most once: content leaves only after the row says so, and a row that says so is never
 * sent again without a person asking. What fails before that is queued again. Throws only when the database fails.
 */
export async function sendMail({ db }: Database, mailId: string, work: MailWork): Promise<MailOutcome> {
  const mail = await claimMail(db, mailId, work.clock());
  if (!mail) {
    const found = await settleUnclaimed(db, mailId, work.clock());
    return found === 'UNKNOWN'
      ? { kind: 'UNKNOWN', reason: 'The worker that sent it died.' }
      : { kind: found };
  }

  const filled = await putLinkInMail(db, mail, work);
  const attempt = filled ? await attemptMail(db, filled, work) : refused(linkGone);
  switch (attempt.kind) {
    case 'NOT_OURS':
      return { kind: 'BUSY' };
    case 'SENT':
    case 'KEPT_AS_FILE':
      await settle(db, mail, {
        state: 'SENT',
        sentAt: work.clock(),
        keptAsFile: attempt.kind === 'KEPT_AS_FILE',
        messageId: attempt.messageId,
      });
      await forgetLinkOfMail(db, mail);
      return { kind: attempt.kind };
    case 'REFUSED':
      await settle(db, mail, { state: 'FAILED', lastError: attempt.reason });
      return { kind: 'FAILED', reason: attempt.reason };
    case 'UNKNOWN':
      await settle(db, mail, { state: 'UNKNOWN', lastError: attempt.reason });
      return { kind: 'UNKNOWN', reason: attempt.reason };
    case 'TRY_AGAIN':
      return tryAgainLater(db, mail, attempt.reason, work.clock());
  }
}

type Attempt = Exclude<Delivery, { kind: 'ACCEPTED' }> | { kind: 'SENT' | 'KEPT_AS_FILE'; messageId: string };

async function attemptMail(db: Database['db'], mail: MailRow, work: MailWork): Promise<Attempt> {
  if (!isMailAddress(mail.recipient))
    return refused('宛先のメールアドレスが正しくありません。ご確認のうえ、再送してください。');
  try {
    const settings = await work.settingsOf(mail.shopId);
    const sender = parseSender(settings.from);
    if (!sender)
      return tryAgain(
        '差出人のメールアドレスが正しくありません。MAIL_FROM をご確認ください。自動で再送します。',
      );

    const messageId = mail.messageId || messageIdOf(mail, sender);
    const message = await composeMessage({ ...mail, messageId, text: mail.body }, sender, work.clock());
    if (settings.smtpUrl === null) {
      await keepAsFile(settings.mailDir, mail, message.bytes);
      return { kind: 'KEPT_AS_FILE', messageId };
    }

    const server = parseSmtpUrl(settings.smtpUrl);
    if ('fault' in server) return tryAgain(server.fault);
    const delivery = await deliverBySmtp(server, message, {
      beforeData: () => withDeadline(startData(db, mail, messageId, work.clock()), 5_000),
      timeouts: work.timeouts,
    });
    return delivery.kind === 'ACCEPTED' ? { kind: 'SENT', messageId } : delivery;
  } catch (error) {
    // Nothing here comes after content left: deliverBySmtp answers for that itself.
    const detail = error instanceof Error ? error.message : String(error);
    return tryAgain(`メールを準備できませんでした。自動で再送します。(${shorten(cleanLine(detail), 200)})`);
  }
}

const linkGone = 'このリンクは使用済みか、取り下げられたため、送信しませんでした。';

/** Quick at first, then every five minutes: a server that is back is noticed within five minutes, however long it was away. */
function retryDelaySeconds(attempts: number): number {
  return Math.min(300, 5 * 3 ** (attempts - 1));
}

const giveUpAfterHours = 48;

async function tryAgainLater(
  db: Database['db'],
  mail: MailRow,
  lastError: string,
  now: Date,
): Promise<MailOutcome> {
  if (now.getTime() - mail.queuedAt.getTime() > giveUpAfterHours * 3600 * 1000) {
    const reason = `${giveUpAfterHours}時間送信できなかったため中止しました。原因を解消のうえ、再送してください。${lastError}`;
    await settle(db, mail, { state: 'FAILED', lastError: reason });
    return { kind: 'FAILED', reason };
  }
  await persist(() => requeueMail(db, mail, { lastError, delaySeconds: retryDelaySeconds(mail.attempts) }));
  return { kind: 'RETRYING', reason: lastError };
}

function settle(db: Database['db'], mail: MailRow, settlement: Settlement): Promise<void> {
  return persist(() => settleMail(db, mail, settlement));
}

/** What a mail server answered is said only once: a database that is away for half a minute must not cost it. */
async function persist(write: () => Promise<void>): Promise<void> {
  for (let tries = 1; tries < 15; tries++) {
    try {
      return await withDeadline(write(), 5_000);
    } catch {
      await pause(2_000);
    }
  }
  await withDeadline(write(), 5_000);
}

function messageIdOf(mail: MailRow, sender: MailSender): string {
  return `<${mail.id}@${sender.address.slice(sender.address.lastIndexOf('@') + 1)}>`;
}

function tryAgain(reason: string): Attempt {
  return { kind: 'TRY_AGAIN', reason };
}

function refused(reason: string): Attempt {
  return { kind: 'REFUSED', reason };
}
