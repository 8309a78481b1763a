'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../format-date-time';
import type { MailStart } from './mail-form';
import { MailHistory_mail } from './mail-history.fragment';
import classes from './mail-history.module.css';
import { type MailKind, mailKindOf } from './mail-kind';
import { MailStateLabel } from './mail-state-label';

export interface MailAgain extends MailStart {
  id: string;
}

interface MailHistoryProps {
  mails: FragmentOf<typeof MailHistory_mail>[];
  /** Absent: this viewer cannot send, or not from here. */
  onSendAgain?: (mail: MailAgain) => void;
  /** The kinds that would still tell the truth; absent: all. */
  kinds?: readonly MailKind[];
}

/** Every mail that was asked for, what became of it, its words, and the way to send them once more. */
export function MailHistory({ mails, onSendAgain, kinds }: MailHistoryProps) {
  const t = useTranslations('mail');
  const word = useTranslations('mailKinds');
  if (mails.length === 0) return <p className={classes.none}>{t('none')}</p>;
  return (
    <ol className={classes.list}>
      {readFragment(MailHistory_mail, mails).map((mail) => {
        const kind = mailKindOf(mail.kind);
        const isOffered = kind !== null && (kinds === undefined || kinds.includes(kind));
        return (
          <li key={mail.id}>
            <div className={classes.head}>
              <MailStateLabel state={mail.keptAsFile ? 'KEPT' : mail.state} />
              <strong>{kind ? word(kind) : mail.kind}</strong>
              <span className="figure">{formatDateTime(mail.sentAt ?? mail.queuedAt)}</span>
              <span className={classes.to}>{mail.to}</span>
              {onSendAgain && isOffered && mail.state !== 'QUEUED' && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('sendAgainOf', { subject: mail.subject })}
                  onClick={() => onSendAgain({ id: mail.id, kind, to: mail.to, draft: draftOf(mail) })}
                >
                  {t('sendAgain')}
                </Button>
              )}
            </div>
            {mail.keptAsFile && <p className={classes.kept}>{t('keptAsFile')}</p>}
            {mail.templateProblem && (
              <p className={classes.kept}>{t('templateProblem', { problem: mail.templateProblem })}</p>
            )}
            {mail.state === 'UNKNOWN' && <p className={classes.error}>{t('unknown')}</p>}
            {mail.lastError && (
              <p className={classes.error}>
                {t('attempts', { count: mail.attempts, error: mail.lastError })}
              </p>
            )}
            <details>
              <summary>{mail.subject}</summary>
              <div className={classes.body}>{mail.body}</div>
            </details>
          </li>
        );
      })}
    </ol>
  );
}

/** A question goes out with a new link, so its old words cannot go out again. */
function draftOf({ kind, subject, body }: { kind: string; subject: string; body: string }) {
  return kind === 'PREFERENCE_REQUEST' ? null : { subject, body };
}
