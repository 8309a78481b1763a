'use client';
import { Alert, Button, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';

/** Asks once more before something that is shown once is gone. */
export function NotCopied({ onClose }: { onClose: () => void }) {
  const t = useTranslations('settings.notCopied');
  return (
    <Alert variant="default" data-level="caution" role="alert" title={t('cause')}>
      <Stack gap={8} align="flex-start">
        {t('next')}
        <Button variant="default" size="compact-sm" onClick={onClose}>
          {t('close')}
        </Button>
      </Stack>
    </Alert>
  );
}
