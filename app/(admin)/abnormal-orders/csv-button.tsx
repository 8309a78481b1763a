'use client';
import { Button, Menu } from '@mantine/core';
import { Download } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ListUrl } from './abnormal-orders-url';
import { csvEncodings, csvPath } from './csv-path';

/** Everything that is filtered, all pages of it, as a file. */
export function CsvButton({ url }: { url: ListUrl }) {
  const t = useTranslations('csv');
  const language = useLocale();
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<Download size={14} aria-hidden="true" />}>
          {t('button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('label')}>
        <Menu.Label>{t('label')}</Menu.Label>
        {csvEncodings.map((encoding) => (
          <Menu.Item
            key={encoding}
            component="a"
            href={csvPath(url, { encoding, language, now: new Date() })}
            download
          >
            {t(encoding)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
