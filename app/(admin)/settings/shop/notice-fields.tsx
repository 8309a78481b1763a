'use client';
import { Alert, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import panel from '../../panel.module.css';
import settingsClasses from '../settings.module.css';
import type { ShopFieldsProps } from './shop-form';

const charsets = ['WINDOWS_31J', 'UTF_8'] as const;

/** Whose notices are believed, and how their text is read. */
export function NoticeFields({ draft, write, problemOf }: ShopFieldsProps) {
  const t = useTranslations('shopSettings');
  return (
    <section className={panel.box} aria-label={t('groups.notices')}>
      <h2>{t('groups.notices')}</h2>
      <div className={settingsClasses.fields}>
        <Textarea
          label={t('fields.senderAddresses')}
          description={t('about.senderAddresses')}
          rows={3}
          spellCheck={false}
          value={draft.senderAddresses}
          error={problemOf('senderAddresses')}
          onChange={({ currentTarget }) => write({ senderAddresses: currentTarget.value })}
        />
        <NativeSelect
          label={t('fields.noticeCharset')}
          description={t('about.noticeCharset')}
          value={draft.noticeCharset}
          data={charsets.map((charset) => ({ value: charset, label: t(`charsets.${charset}`) }))}
          onChange={({ currentTarget }) =>
            write({ noticeCharset: charsets.find((one) => one === currentTarget.value) })
          }
        />
        <Checkbox
          label={t('fields.allowsBareNoticeUrl')}
          description={t('about.allowsBareNoticeUrl')}
          checked={draft.allowsBareNoticeUrl}
          onChange={({ currentTarget }) => write({ allowsBareNoticeUrl: currentTarget.checked })}
        />
        {draft.allowsBareNoticeUrl && draft.senderAddresses.trim() === '' && (
          <Alert variant="default" data-level="caution" title={t('openToAnyone.cause')}>
            {t('openToAnyone.next')}
          </Alert>
        )}
      </div>
    </section>
  );
}
