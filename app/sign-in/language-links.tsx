'use client';
import { UnstyledButton } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { localeCookie, locales } from '../i18n/locale';
import { rememberChoice } from '../remember-choice';
import classes from './sign-in.module.css';

export function LanguageLinks() {
  const t = useTranslations('account');
  const locale = useLocale();
  const router = useRouter();
  return (
    <nav className={classes.languages} aria-label={t('language')}>
      {locales.map((choice) => (
        <UnstyledButton
          key={choice}
          lang={choice}
          aria-pressed={choice === locale}
          onClick={() => {
            rememberChoice(localeCookie, choice);
            router.refresh();
          }}
        >
          {t(`languages.${choice}`)}
        </UnstyledButton>
      ))}
    </nav>
  );
}
