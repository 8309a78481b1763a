'use client';
import { Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useQuery } from 'urql';
import { LoadingRows } from '../../drawn-state';
import panel from '../../panel.module.css';
import { SettingsFailed } from '../settings-failed';
import { ShopForm } from './shop-form';
import { ShopSettingsQuery } from './shop-settings-query';

export function ShopSettingsScreen() {
  const t = useTranslations('shopSettings');
  const [{ data, error }, ask] = useQuery({ query: ShopSettingsQuery, requestPolicy: 'cache-and-network' });
  return (
    <>
      <div className={panel.head}>
        <Title order={1}>{t('title')}</Title>
      </div>
      <p className={panel.lead}>{t('lead')}</p>
      {error && <SettingsFailed error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !data && <LoadingRows />}
      {!error && data && (
        <ShopForm settings={data.shopSettings} gmopgShopId={data.viewer?.shop.gmopgShopId ?? '-'} />
      )}
    </>
  );
}
