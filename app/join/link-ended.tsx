'use client';
import { Alert, Anchor } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { PlainCard } from '../sign-in/plain-card';

/** A link that was used, withdrawn, replaced or is too old, or never was one: which of them is nobody's business. */
export function LinkEnded({ of: which }: { of: 'join' | 'resetPassword' }) {
  const t = useTranslations(which);
  const sign = useTranslations('signIn');
  return (
    <PlainCard heading={t('title')}>
      <Alert variant="default" data-level="caution" title={t('ended')}>
        {t('endedNext')}
      </Alert>
      <Anchor underline="always" href="/sign-in">
        {sign('submit')}
      </Anchor>
    </PlainCard>
  );
}
