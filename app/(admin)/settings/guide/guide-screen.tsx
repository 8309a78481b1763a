'use client';
import { Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useQuery } from 'urql';
import { LoadingRows } from '../../drawn-state';
import panel from '../../panel.module.css';
import settingsClasses from '../settings.module.css';
import { SettingsFailed } from '../settings-failed';
import { CartStep } from './cart-step';
import { ConsoleSteps } from './console-steps';
import { GuideQuery } from './guide-query';
import { SetupChecklist } from './setup-checklist';
import { TestNoticeStep } from './test-notice-step';

/** 設定ガイド: from nothing to a shop whose notices arrive, in the order of doing it. */
export function GuideScreen() {
  const t = useTranslations('guide');
  const [{ data, error }, ask] = useQuery({ query: GuideQuery, requestPolicy: 'cache-and-network' });
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
          <SetupChecklist facts={{ ...data.shopSetup, ...shop }} />
          <ol className={settingsClasses.guide}>
            <ConsoleSteps noticeUrl={shop.noticeUrl} gmopgShopId={shop.gmopgShopId} />
            <TestNoticeStep mayTest={data.viewer?.can.includes('MANAGE') ?? false} />
            <CartStep />
          </ol>
        </div>
      )}
    </>
  );
}
