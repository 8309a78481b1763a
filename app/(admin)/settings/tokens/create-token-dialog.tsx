'use client';
import { Alert, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { Scope } from '#recovery/shops/create-token';
import { Dialog } from '../../dialog';
import dialog from '../../dialog.module.css';
import settingsClasses from '../settings.module.css';
import { cartScopes, tokenScopes } from './token-scopes';
import type { MadeToken } from './token-secret';
import { expiryOf, lifetimes } from './token-state';
import { useCreateToken } from './use-create-token';

interface CreateTokenDialogProps {
  isForCart: boolean;
  onClose: () => void;
  onMade: (made: MadeToken) => void;
}

/** Who is to use it, what it opens and how long. */
export function CreateTokenDialog({ isForCart, onClose, onMade }: CreateTokenDialogProps) {
  const t = useTranslations('tokens');
  const { create, refusal, isBusy } = useCreateToken();
  const [name, setName] = useState(isForCart ? t('cartName') : '');
  const [scopes, setScopes] = useState<readonly Scope[]>(isForCart ? cartScopes : []);
  const [lifetime, setLifetime] = useState<(typeof lifetimes)[number]>('forever');
  const toggle = (scope: Scope) =>
    setScopes(scopes.includes(scope) ? scopes.filter((one) => one !== scope) : [...scopes, scope]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const asked = tokenScopes.filter((scope) => scopes.includes(scope));
    const made = await create({ name, scopes: asked, expiresAt: expiryOf(lifetime, new Date()) });
    if (made) onMade(made);
  }

  return (
    <Dialog isOpen onClose={onClose} size={640} title={t('create')} close={t('close')}>
      <form className={dialog.body} onSubmit={submit} noValidate>
        <TextInput
          label={t('name')}
          description={t('aboutName')}
          maxLength={100}
          data-autofocus
          value={name}
          error={refusal === 'name' && t('refusals.name')}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <fieldset className={settingsClasses.scopes}>
          <legend>{t('columns.scopes')}</legend>
          <div>
            <Button size="compact-sm" variant="default" onClick={() => setScopes(cartScopes)}>
              {t('forCart')}
            </Button>
          </div>
          {tokenScopes.map((scope) => (
            <Checkbox
              key={scope}
              label={`${t(`scopes.${scope}.name`)} (${scope})`}
              description={t(`scopes.${scope}.opens`)}
              checked={scopes.includes(scope)}
              onChange={() => toggle(scope)}
            />
          ))}
        </fieldset>
        <NativeSelect
          label={t('columns.expiresAt')}
          value={lifetime}
          data={lifetimes.map((one) => ({ value: one, label: t(`lifetimes.${one}`) }))}
          onChange={({ currentTarget }) =>
            setLifetime(lifetimes.find((one) => one === currentTarget.value) ?? 'forever')
          }
        />
        <footer className={dialog.foot}>
          {refusal && refusal !== 'name' && (
            <Alert variant="default" data-level="stop" role="alert">
              {t(`refusals.${refusal}`)}
            </Alert>
          )}
          <div className={dialog.buttons}>
            <Button variant="default" onClick={onClose}>
              {t('close')}
            </Button>
            <Button type="submit" loading={isBusy} disabled={name.trim() === '' || scopes.length === 0}>
              {t('createNow')}
            </Button>
          </div>
        </footer>
      </form>
    </Dialog>
  );
}
