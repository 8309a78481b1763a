'use client';
import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { PlainCard } from './plain-card';
import { SecondStep } from './second-step';
import { type SignInFailure, signIn } from './sign-in';
import classes from './sign-in.module.css';

export type SignInNews = 'joined' | 'reset';

export function SignInForm({ next, news }: { next: string; news: SignInNews | null }) {
  const t = useTranslations('signIn');
  const [failure, setFailure] = useState<SignInFailure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  // Kept until the code is there: no session is opened before it.
  const [first, setFirst] = useState<{ email: string; password: string } | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const who = first ?? { email: String(form.get('email')), password: String(form.get('password')) };
    setIsBusy(true);
    setFailure(null);
    const refused = await signIn(who.email, who.password, first && String(form.get('code')));
    if (!refused) return window.location.assign(next);
    setIsBusy(false);
    if (refused === 'codeNeeded') return setFirst(who);
    setFailure(refused);
    if (refused === 'wrong') setFirst(null);
  }

  return (
    <PlainCard heading={t(first ? 'secondStep' : 'heading')} onSubmit={submit}>
      {news && !failure && !first && (
        <Alert variant="default" data-level="done" role="status" title={t(`news.${news}`)} />
      )}
      {failure && (
        <Alert variant="default" data-level="stop" role="alert" title={t(`failures.${failure}.cause`)}>
          {t(`failures.${failure}.next`)}
        </Alert>
      )}
      {first ? (
        <SecondStep onBack={() => setFirst(null)} />
      ) : (
        <>
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
        </>
      )}
      <Button type="submit" size="md" loading={isBusy}>
        {t('submit')}
      </Button>
      {!first && <p className={classes.hint}>{t('hint')}</p>}
    </PlainCard>
  );
}
