'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import dialog from '../../dialog.module.css';
import classes from './account.module.css';
import { CodeInput } from './code-input';
import { OwnPasswordInput } from './own-password-input';
import { QrCode } from './qr-code';
import { TotpDialog } from './totp-dialog';
import { useEnrolment } from './use-enrolment';

/** Password, then the key for the app and a code of it, then the recovery codes. */
export function EnrolDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('accountPage');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { begun, codes, refusal, isBusy, begin, confirm } = useEnrolment();
  return (
    <TotpDialog
      title={t('enrolTitle')}
      submit={{ label: t(begun ? 'turnOn' : 'next') }}
      {...{ codes, refusal, isBusy, onClose }}
      onSubmit={() => (begun ? confirm(code) : begin(password))}
    >
      {begun ? (
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
      ) : (
        <>
          <p className={dialog.hint}>{t('enrolHint')}</p>
          <OwnPasswordInput value={password} onChange={setPassword} />
        </>
      )}
    </TotpDialog>
  );
}

function inGroups(key: string): string {
  return (key.match(/.{1,4}/g) ?? []).join(' ');
}
