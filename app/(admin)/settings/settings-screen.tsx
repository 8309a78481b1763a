'use client';
import { Anchor, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useQuery } from 'urql';
import { LoadingRows } from '../drawn-state';
import { PageLink } from '../page-link';
import panel from '../panel.module.css';
import { sectionStates } from './section-states';
import classes from './settings.module.css';
import { SettingsFailed } from './settings-failed';
import { SettingsQuery } from './settings-query';
import { StateMark } from './state-mark';

/** 設定: every page with its state in one sentence, so that what is not set up is seen at a glance. */
export function SettingsScreen() {
  const t = useTranslations('settings');
  const menu = useTranslations('settingsMenu');
  const [{ data, error }, ask] = useQuery({ query: SettingsQuery, requestPolicy: 'cache-and-network' });
  const shop = data?.viewer?.shop;
  const mayChange = data?.viewer?.can.includes('MANAGE') ?? false;
  return (
    <>
      <div className={panel.head}>
        <Title order={1}>{t('title')}</Title>
        {shop && <span>{t('of', { name: shop.name, shopId: shop.gmopgShopId })}</span>}
      </div>
      {!error && data && !mayChange && <p className={panel.lead}>{t('lookOnly')}</p>}
      <section className={panel.panel} data-alone aria-label={t('title')}>
        {error && <SettingsFailed error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
        {!error && !data && <LoadingRows />}
        {!error && data && shop && (
          <ul className={classes.states}>
            {sectionStates({ ...shop, ...data.shopSetup }).map(({ page, tone, sentence, values }) => (
              <li key={page} className={classes.state} data-tone={tone}>
                <StateMark tone={tone} label={t(`tones.${tone}`)} />
                <Anchor underline="always" component={PageLink} href={`/settings/${page}`}>
                  {menu(page)}
                </Anchor>
                <p>{t(`states.${sentence}`, values)}</p>
                <span>{tone === 'todo' && t('tones.todo')}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
