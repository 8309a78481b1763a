'use client';
import { Alert, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../../format-date-time';
import panel from '../../panel.module.css';
import { useToast } from '../../use-toast';
import classes from './account.module.css';
import { type AuthFailure, callAuth } from './call-auth';
import { deviceOf } from './device-of';
import { SessionList_session } from './session-list.fragment';

interface SessionListProps {
  sessions: FragmentOf<typeof SessionList_session>[];
  onChanged: () => void;
}

export function SessionList({ sessions: masked, onChanged }: SessionListProps) {
  const t = useTranslations('accountPage');
  const toast = useToast();
  const [failure, setFailure] = useState<AuthFailure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const sessions = readFragment(SessionList_session, masked);

  async function endOthers() {
    setIsBusy(true);
    const refused = await callAuth('revoke-other-sessions', {});
    setIsBusy(false);
    setFailure(refused);
    if (refused) return;
    toast({ color: 'green', message: t('othersEnded') });
    onChanged();
  }

  return (
    <section className={panel.box}>
      <h2>{t('sessions')}</h2>
      <ul className={classes.sessions}>
        {sessions.map(({ id, device, startedAt, lastSeenAt, isThis }) => (
          <li key={id}>
            <span>{deviceOf(device) ?? t('unknownDevice')}</span>
            {isThis && <span className={classes.mark}>{t('thisDevice')}</span>}
            <small>
              {t('sessionTimes', { from: formatDateTime(startedAt), seen: formatDateTime(lastSeenAt) })}
            </small>
          </li>
        ))}
      </ul>
      {failure && (
        <Alert
          variant="default"
          data-level="stop"
          role="alert"
          mb={10}
          title={t(`failures.${failure}.cause`)}
        >
          {t(`failures.${failure}.next`)}
        </Alert>
      )}
      <Button variant="default" loading={isBusy} disabled={sessions.length < 2} onClick={endOthers}>
        {t('endOthers')}
      </Button>
    </section>
  );
}
