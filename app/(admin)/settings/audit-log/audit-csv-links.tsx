'use client';
import { Button, Menu } from '@mantine/core';
import { Download } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type AuditFilterUrl, auditCsvPath } from './audit-log-url';

const encodings = ['utf-8', 'shift_jis'] as const;

/** Everything that is filtered, all pages of it, as a file. */
export function AuditCsvLinks({ filter }: { filter: AuditFilterUrl }) {
  const t = useTranslations('auditLog.csv');
  const language = useLocale();
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<Download size={14} aria-hidden="true" />}>
          {t('button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('label')}>
        <Menu.Label>{t('label')}</Menu.Label>
        {encodings.map((encoding) => (
          <Menu.Item
            key={encoding}
            component="a"
            href={auditCsvPath(filter, { encoding, language })}
            download
          >
            {t(encoding)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
