'use client';
import { Alert, Button, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { BrandMark } from '../brand-mark';
import { LanguageLinks } from './language-links';
import { type SignInFailure, signIn } from './sign-in';
import classes from './sign-in.module.css';

export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('signIn');
  const [failure, setFailure] = useState<SignInFailure | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsBusy(true);
    setFailure(null);
    const refused = await signIn(String(form.get('email')), String(form.get('password')));
    if (!refused) return window.location.assign(next);
    setFailure(refused);
    setIsBusy(false);
  }

  return (
    <main className={classes.page}>
      <form className={classes.card} onSubmit={submit} method="post">
        <Stack gap="md">
          <div className={classes.brand}>
            <BrandMark size={30} />
            <span>{t('brand')}</span>
          </div>
          <Title order={1}>{t('heading')}</Title>
          {failure && (
            <Alert variant="default" data-level="stop" role="alert" title={t(`failures.${failure}.cause`)}>
              {t(`failures.${failure}.next`)}
            </Alert>
          )}
          <TextInput
            name="email"
            type="email"
            label={t('email')}
            autoComplete="username"
            required
            withAsterisk={false}
            autoFocus
            size="md"
          />
          <PasswordInput
            name="password"
            label={t('password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            size="md"
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          />
          <Button type="submit" size="md" loading={isBusy}>
            {t('submit')}
          </Button>
          <p className={classes.hint}>{t('hint')}</p>
        </Stack>
      </form>
      <LanguageLinks />
    </main>
  );
}
