'use client';
import { Button } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import panel from '../../panel.module.css';
import { type AlertDraft, type RecipientDraft, withRecipient } from './alert-draft';
import classes from './alerts.module.css';
import { RecipientFields } from './recipient-fields';
import { useTestAlert } from './use-test-alert';

interface RecipientListProps {
  draft: AlertDraft;
  onChange: (draft: AlertDraft) => void;
  /** A test goes to saved addresses only. */
  saved: readonly string[];
  onTested: () => void;
}

const mostRecipients = 20;

export function RecipientList({ draft, onChange, saved, onTested }: RecipientListProps) {
  const t = useTranslations('alerts');
  const locale = useLocale();
  const { test, testing } = useTestAlert(onTested);
  const replace = (key: number, part: Partial<RecipientDraft> | null) =>
    onChange({
      ...draft,
      recipients: draft.recipients.flatMap((one) =>
        one.key !== key ? one : part === null ? [] : { ...one, ...part },
      ),
    });
  return (
    <section className={panel.box}>
      <h2>{t('recipients')}</h2>
      {draft.recipients.length === 0 && <p>{t('nobody')}</p>}
      <ul className={classes.recipients}>
        {draft.recipients.map((recipient) => (
          <li key={recipient.key}>
            <RecipientFields
              recipient={recipient}
              onChange={(part) => replace(recipient.key, part)}
              onRemove={() => replace(recipient.key, null)}
              onTest={saved.includes(recipient.email) ? () => test(recipient.email) : null}
              isTesting={testing === recipient.email}
            />
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        disabled={draft.recipients.length >= mostRecipients}
        onClick={() => onChange(withRecipient(draft, locale === 'en' ? 'EN' : 'JA'))}
      >
        {t('add')}
      </Button>
    </section>
  );
}
