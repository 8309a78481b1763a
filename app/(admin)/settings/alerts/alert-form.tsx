'use client';
import { Alert, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { useWarnBeforeLeaving } from '../use-warn-before-leaving';
import { type AlertDraft, draftOf, inputOf, isSurgeSize } from './alert-draft';
import { AlertForm_settings } from './alert-form.fragment';
import { AlertTimes } from './alert-times';
import classes from './alerts.module.css';
import { RecipientList } from './recipient-list';
import { useSaveAlerts } from './use-save-alerts';

interface AlertFormProps {
  settings: FragmentOf<typeof AlertForm_settings>;
  isPractice: boolean;
  onTested: () => void;
}

/** Who is told of what, and when: saved together. */
export function AlertForm({ settings, isPractice, onTested }: AlertFormProps) {
  const t = useTranslations('alerts');
  const stored = readFragment(AlertForm_settings, settings);
  const [edited, setEdited] = useState<AlertDraft | null>(null);
  const { save, refusal, isBusy } = useSaveAlerts(() => setEdited(null));
  const draft = edited ?? draftOf(stored);
  const isUnsaved = JSON.stringify(inputOf(draft)) !== JSON.stringify(inputOf(draftOf(stored)));
  useWarnBeforeLeaving(isUnsaved);
  const props = { draft, onChange: setEdited };

  return (
    <>
      {isPractice && (
        <Alert variant="default" data-level="caution" title={t('practice.title')}>
          {t('practice.text')}
        </Alert>
      )}
      <RecipientList {...props} saved={stored.recipients.map(({ email }) => email)} onTested={onTested} />
      <AlertTimes {...props} />
      <div className={classes.buttons}>
        {refusal && (
          <Alert variant="default" data-level="stop" role="alert" title={refusal.cause}>
            {refusal.next}
          </Alert>
        )}
        <span>{t(isUnsaved ? 'notSaved' : 'saved')}</span>
        {isUnsaved && (
          <Button variant="default" disabled={isBusy} onClick={() => setEdited(null)}>
            {t('discard')}
          </Button>
        )}
        <Button
          loading={isBusy}
          disabled={!isUnsaved || !isSurgeSize(draft.outageRows) || draft.digestAt === ''}
          onClick={() => save(inputOf(draft))}
        >
          {t('save')}
        </Button>
      </div>
    </>
  );
}
