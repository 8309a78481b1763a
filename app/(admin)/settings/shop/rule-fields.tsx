'use client';
import { Checkbox, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import panel from '../../panel.module.css';
import settingsClasses from '../settings.module.css';
import type { ShopFieldsProps } from './shop-form';

/** Who the shop is, and what its rows are judged by. */
export function RuleFields({
  draft,
  write,
  problemOf,
  gmopgShopId,
}: ShopFieldsProps & { gmopgShopId: string }) {
  const t = useTranslations('shopSettings');
  return (
    <>
      <section className={panel.box} aria-label={t('groups.shop')}>
        <h2>{t('groups.shop')}</h2>
        <div className={settingsClasses.fields}>
          <TextInput
            label={t('fields.name')}
            description={t('about.name')}
            value={draft.name}
            error={problemOf('name')}
            onChange={({ currentTarget }) => write({ name: currentTarget.value })}
          />
          <TextInput
            label={t('fields.gmopgShopId')}
            description={t('about.gmopgShopId')}
            value={gmopgShopId}
            readOnly
          />
        </div>
      </section>
      <section className={panel.box} aria-label={t('groups.rule')}>
        <h2>{t('groups.rule')}</h2>
        <div className={settingsClasses.fields}>
          <TextInput
            className={settingsClasses.short}
            label={t('fields.graceSeconds')}
            description={t('about.graceSeconds')}
            inputMode="numeric"
            value={draft.graceSeconds}
            error={problemOf('graceSeconds')}
            onChange={({ currentTarget }) => write({ graceSeconds: currentTarget.value })}
          />
          <Checkbox
            label={t('fields.stripsOrderSuffix')}
            description={t('about.stripsOrderSuffix')}
            checked={draft.stripsOrderSuffix}
            onChange={({ currentTarget }) => write({ stripsOrderSuffix: currentTarget.checked })}
          />
          <Checkbox
            label={t('fields.sauthHolds')}
            description={t('about.sauthHolds')}
            checked={draft.sauthHolds}
            onChange={({ currentTarget }) => write({ sauthHolds: currentTarget.checked })}
          />
        </div>
      </section>
    </>
  );
}
