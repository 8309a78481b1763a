'use client';
import { Anchor, Stack, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BrandMark } from './brand-mark';

interface PlainPageProps {
  words: 'notFound' | 'broken';
  children?: ReactNode;
}

/** What stands there when no screen does: the cause, the next step, the way home. */
export function PlainPage({ words, children }: PlainPageProps) {
  const t = useTranslations('plain');
  return (
    <Stack component="main" align="center" justify="center" ta="center" mih="100dvh" p="lg" gap="sm">
      <BrandMark size={40} />
      <Title order={1}>{t(`${words}.cause`)}</Title>
      <p>{t(`${words}.next`)}</p>
      {children}
      <Anchor underline="always" href="/abnormal-orders">
        {t('home')}
      </Anchor>
    </Stack>
  );
}
