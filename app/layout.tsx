import './mantine-styles';
import './theme.css';
import './print.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { catalogues } from './i18n/catalogues';
import { requestLocale, requestTranslator } from './i18n/request-locale';
import { pageNonce } from './page-nonce';
import { Providers } from './providers';

export async function generateMetadata(): Promise<Metadata> {
  const t = await requestTranslator();
  return {
    title: { default: t('product.name'), template: `%s · ${t('product.name')}` },
    description: t('product.description'),
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  const [locale, nonce] = await Promise.all([requestLocale(), pageNonce()]);
  return (
    <html lang={locale} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" suppressHydrationWarning />
      </head>
      <body>
        <Providers locale={locale} messages={catalogues[locale]} nonce={nonce}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
