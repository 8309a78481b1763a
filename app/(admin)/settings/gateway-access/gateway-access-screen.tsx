'use client';
import { Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useQuery } from 'urql';
import { LoadingRows } from '../../drawn-state';
import panel from '../../panel.module.css';
import settingsClasses from '../settings.module.css';
import { SettingsFailed } from '../settings-failed';
import { AccessForm } from './access-form';
import { AccessTest } from './access-test';
import { GatewayAccessQuery } from './gateway-access-query';
import { RemoveAccess } from './remove-access';
import { useTestAccess } from './use-test-access';

const uses = ['restore', 'cancel', 'reconcile', 'refresh'] as const;

export function GatewayAccessScreen() {
  const t = useTranslations('accessSettings');
  const [{ data, error }, ask] = useQuery({ query: GatewayAccessQuery, requestPolicy: 'cache-and-network' });
  const test = useTestAccess();
  const shop = data?.viewer?.shop;
  return (
    <>
      <div className={panel.head}>
        <Title order={1}>{t('title')}</Title>
      </div>
      <p className={panel.lead}>{t('lead')}</p>
      {error && <SettingsFailed error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !data && <LoadingRows />}
      {!error && data && shop && (
        <div className={settingsClasses.narrow}>
          <AccessForm
            key={shop.gatewayEndpoint}
            shop={shop}
            endpoints={data.gatewayEndpoints}
            onSaved={test.run}
          />
          <AccessTest test={test} hasAccess={shop.hasGatewayAccess} />
          <section className={panel.box} aria-label={t('without.title')}>
            <h2>{t('without.title')}</h2>
            <ul>
              {uses.map((use) => (
                <li key={use}>{t(`without.${use}`)}</li>
              ))}
            </ul>
            {shop.hasGatewayAccess && <RemoveAccess onRemoved={test.forget} />}
          </section>
        </div>
      )}
    </>
  );
}
