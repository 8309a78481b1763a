'use client';
import { Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { LoadingRows } from '../../drawn-state';
import panel from '../../panel.module.css';
import { usePolling } from '../../use-polling';
import { SettingsFailed } from '../settings-failed';
import { AlertForm } from './alert-form';
import { AlertHistory } from './alert-history';
import { AlertsQuery } from './alerts-query';

export function AlertsScreen() {
  const t = useTranslations('alerts');
  const [{ data, error }, ask] = useQuery({ query: AlertsQuery, requestPolicy: 'cache-and-network' });
  const askAgain = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  const isSending = data?.alerts.some(({ mails }) => mails.some((mail) => mail.state === 'QUEUED'));
  usePolling(isSending ?? false, askAgain);

  return (
    <>
      <div className={panel.head}>
        <Title order={1}>{t('title')}</Title>
      </div>
      <p className={panel.lead}>{t('lead')}</p>
      {error && <SettingsFailed error={error} onRetry={askAgain} />}
      {!error && !data && <LoadingRows />}
      {!error && data && (
        <div className={panel.stack}>
          <AlertForm
            settings={data.alertSettings}
            isPractice={data.viewer?.shop.isPractice ?? false}
            onTested={askAgain}
          />
          <AlertHistory alerts={data.alerts} />
        </div>
      )}
    </>
  );
}
