'use client';
import { Alert, Button, PasswordInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../dialog';
import dialog from '../../dialog.module.css';
import classes from './account.module.css';
import { CodeInput } from './code-input';
import { QrCode } from './qr-code';
import { RecoveryCodeList } from './recovery-code-list';
import { useEnrolment } from './use-enrolment';

/** Password, then the key for the app and a code of it, then the recovery codes. */
export function EnrolDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('accountPage');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { begun, codes, refusal, isBusy, begin, confirm } = useEnrolment();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (begun) confirm(code);
    else begin(password);
  }

  return (
    <Dialog isOpen onClose={onClose} size={620} title={t('enrolTitle')} close={t('close')}>
      <form className={dialog.body} onSubmit={submit}>
        {!begun && (
          <>
            <p className={dialog.hint}>{t('enrolHint')}</p>
            <PasswordInput
              label={t('currentPassword')}
              value={password}
              autoComplete="current-password"
              required
              withAsterisk={false}
              data-autofocus
              visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
              onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            />
          </>
        )}
        {begun && !codes && (
          <div className={classes.enrol}>
            <QrCode text={begun.uri} label={t('qr')} />
            <div>
              <ol>
                <li>{t('steps.scan')}</li>
                <li>
                  {t('steps.type')} <span className={classes.key}>{inGroups(begun.key)}</span>
                </li>
                <li>{t('steps.code')}</li>
              </ol>
              <CodeInput label={t('sixDigits')} value={code} onChange={setCode} />
            </div>
          </div>
        )}
        {codes && <RecoveryCodeList codes={codes} />}
        <footer className={dialog.foot}>
          {refusal && (
            <Alert variant="default" data-level="stop" role="alert" title={t(`failures.${refusal}.cause`)}>
              {t(`failures.${refusal}.next`)}
            </Alert>
          )}
          <div className={dialog.buttons}>
            {codes ? (
              <Button onClick={onClose}>{t('codesKept')}</Button>
            ) : (
              <>
                <Button variant="default" onClick={onClose}>
                  {t('close')}
                </Button>
                <Button type="submit" loading={isBusy}>
                  {t(begun ? 'turnOn' : 'next')}
                </Button>
              </>
            )}
          </div>
        </footer>
      </form>
    </Dialog>
  );
}

function inGroups(key: string): string {
  return (key.match(/.{1,4}/g) ?? []).join(' ');
}
