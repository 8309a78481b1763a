'use client';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../format-date-time';
import { MailHistory_mail } from './mail-history.fragment';
import classes from './mail-history.module.css';
import { MailStateLabel } from './mail-state-label';

/** Every mail that was asked for, what became of it, and its words. */
export function MailHistory({ mails }: { mails: FragmentOf<typeof MailHistory_mail>[] }) {
  const t = useTranslations('mail');
  if (mails.length === 0) return <p className={classes.none}>{t('none')}</p>;
  return (
    <ol className={classes.list}>
      {readFragment(MailHistory_mail, mails).map((mail) => (
        <li key={mail.id}>
          <div className={classes.head}>
            <MailStateLabel state={mail.keptAsFile ? 'KEPT' : mail.state} />
            <span className="figure">{formatDateTime(mail.sentAt ?? mail.queuedAt)}</span>
            <span className={classes.to}>{mail.to}</span>
          </div>
          {mail.keptAsFile && <p className={classes.kept}>{t('keptAsFile')}</p>}
          {mail.state === 'UNKNOWN' && <p className={classes.error}>{t('unknown')}</p>}
          {mail.lastError && (
            <p className={classes.error}>{t('attempts', { count: mail.attempts, error: mail.lastError })}</p>
          )}
          <details>
            <summary>{mail.subject}</summary>
            <div className={classes.body}>{mail.body}</div>
          </details>
        </li>
      ))}
    </ol>
  );
}
