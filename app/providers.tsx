'use client';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { NextIntlClientProvider } from 'next-intl';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import type { Catalogue } from './i18n/catalogues';
import type { Locale } from './i18n/locale';
import { cssVariables, theme } from './theme';

interface ProvidersProps {
  locale: Locale;
  messages: Catalogue;
  nonce: string | undefined;
  children: ReactNode;
}

export function Providers({ locale, messages, nonce, children }: ProvidersProps) {
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="Asia/Tokyo">
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce ?? ''}
      >
        <NuqsAdapter>{children}</NuqsAdapter>
        <Notifications position="bottom-left" autoClose={12_000} containerWidth={420} />
      </MantineProvider>
    </NextIntlClientProvider>
  );
}
