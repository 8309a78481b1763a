'use client';
import { Button } from '@mantine/core';
import { Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';

export function PrintButton() {
  const t = useTranslations('print');
  return (
    <Button
      variant="default"
      leftSection={<Printer size={14} aria-hidden="true" />}
      onClick={() => window.print()}
    >
      {t('print')}
    </Button>
  );
}
