'use client';
import { Alert, Button, PasswordInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import panel from '../../panel.module.css';
import { useToast } from '../../use-toast';
import classes from './account.module.css';
import { type AuthFailure, callAuth } from './call-auth';

/** A new password ends every other session: whoever knew the old one is out. */
export function PasswordForm({ email, onChanged }: { email: string; onChanged: () => void }) {
  const t = useTranslations('accountPage');
  const toast = useToast();
  const [failure, setFailure] = useState<AuthFailure | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    setIsBusy(true);
    const refused = await callAuth('change-password', {
      currentPassword: String(given.get('current')),
      newPassword: String(given.get('new')),
      revokeOtherSessions: true,
    });
    setIsBusy(false);
    setFailure(refused);
    if (refused) return;
    form.reset();
    toast({ color: 'green', message: t('passwordSet') });
    onChanged();
  }

  return (
    <section className={panel.box}>
      <h2>{t('password')}</h2>
      <form className={classes.form} onSubmit={submit} method="post">
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        {(['current', 'new'] as const).map((which) => (
          <PasswordInput
            key={which}
            name={which}
            label={t(`${which}Password`)}
            description={which === 'new' ? t('passwordRule') : undefined}
            autoComplete={`${which}-password`}
            minLength={which === 'new' ? 12 : undefined}
            maxLength={128}
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          />
        ))}
        {failure && (
          <Alert variant="default" data-level="stop" role="alert" title={t(`failures.${failure}.cause`)}>
            {t(`failures.${failure}.next`)}
          </Alert>
        )}
        <Button type="submit" loading={isBusy}>
          {t('changePassword')}
        </Button>
      </form>
    </section>
  );
}
