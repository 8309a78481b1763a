'use client';
import { Stack, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { FormEventHandler, ReactNode } from 'react';
import { BrandMark } from '../brand-mark';
import { LanguageLinks } from './language-links';
import classes from './sign-in.module.css';

interface PlainCardProps {
  heading: string;
  onSubmit?: FormEventHandler<HTMLFormElement>;
  children: ReactNode;
}

/** The sheet of whoever is not signed in: sign in, join, choose a new password. */
export function PlainCard({ heading, onSubmit, children }: PlainCardProps) {
  const t = useTranslations('signIn');
  return (
    <main className={classes.page}>
      <form className={classes.card} onSubmit={onSubmit} method="post">
        <Stack gap="md">
          <div className={classes.brand}>
            <BrandMark size={30} />
            <span>{t('brand')}</span>
          </div>
          <Title order={1}>{heading}</Title>
          {children}
        </Stack>
      </form>
      <LanguageLinks />
    </main>
  );
}
