'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { PlainPage } from './plain-page';

export default function Failed({ reset }: { reset: () => void }) {
  const t = useTranslations('plain.broken');
  return (
    <PlainPage words="broken">
      <Button onClick={reset}>{t('retry')}</Button>
    </PlainPage>
  );
}
