'use client';
import { Alert, Button, PasswordInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { graphql } from '#graphql/tada';
import { askAsVisitor } from '../../join/ask-as-visitor';
import { LinkEnded } from '../../join/link-ended';
import { PlainCard } from '../../sign-in/plain-card';
import classes from '../../sign-in/sign-in.module.css';

const ResetPassword = graphql(`
  mutation ResetPassword($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename } }
`);

type Refusal = 'LinkUnusable' | 'InvalidInput' | 'unanswered';

/** Chooses the new password, and leads to signing in with it. */
export function ResetForm({ secret, email }: { secret: string; email: string }) {
  const t = useTranslations('resetPassword');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password'));
    setIsBusy(true);
    setRefusal(null);
    const data = await askAsVisitor(ResetPassword, { input: { secret, password } });
    const kind = data?.resetPassword.__typename ?? 'unanswered';
    if (kind === 'PasswordReset') return window.location.replace('/sign-in?news=reset');
    setIsBusy(false);
    setRefusal(kind);
  }

  if (refusal === 'LinkUnusable') return <LinkEnded of="resetPassword" />;
  return (
    <PlainCard heading={t('title')} onSubmit={submit}>
      <dl className={classes.facts}>
        <dt>{t('email')}</dt>
        <dd>{email}</dd>
      </dl>
      <p className={classes.hint}>{t('lead')}</p>
      {refusal && (
        <Alert variant="default" data-level="stop" role="alert" title={t(`refusals.${refusal}.cause`)}>
          {t(`refusals.${refusal}.next`)}
        </Alert>
      )}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordInput
        name="password"
        label={t('password')}
        description={t('passwordRule')}
        autoComplete="new-password"
        minLength={12}
        maxLength={128}
        required
        withAsterisk={false}
        autoFocus
        size="md"
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
      />
      <Button type="submit" size="md" loading={isBusy}>
        {t('submit')}
      </Button>
    </PlainCard>
  );
}
