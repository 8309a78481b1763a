'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useUndelete } from './use-undelete';

export function UndeleteButton({ id, number }: { id: string; number: string }) {
  const t = useTranslations('deletion');
  const { undelete, isBusy } = useUndelete();
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={isBusy}
      aria-label={t('undoOf', { number })}
      onClick={() => undelete(id)}
    >
      {t('undo')}
    </Button>
  );
}
