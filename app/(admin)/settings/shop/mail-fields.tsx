'use client';
import { Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import panel from '../../panel.module.css';
import settingsClasses from '../settings.module.css';
import type { ShopFieldsProps } from './shop-form';

/** What stands on every mail of the shop. */
export function MailFields({ draft, write, problemOf }: ShopFieldsProps) {
  const t = useTranslations('shopSettings');
  return (
    <section className={panel.box} aria-label={t('groups.mail')}>
      <h2>{t('groups.mail')}</h2>
      <div className={settingsClasses.fields}>
        <TextInput
          label={t('fields.mailFrom')}
          description={t('about.mailFrom')}
          placeholder={t('mailFromExample')}
          value={draft.mailFrom}
          error={problemOf('mailFrom')}
          onChange={({ currentTarget }) => write({ mailFrom: currentTarget.value })}
        />
        <Textarea
          label={t('fields.mailFooter')}
          description={t('about.mailFooter')}
          rows={5}
          value={draft.mailFooter}
          error={problemOf('mailFooter')}
          onChange={({ currentTarget }) => write({ mailFooter: currentTarget.value })}
        />
      </div>
    </section>
  );
}
