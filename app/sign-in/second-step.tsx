'use client';
import { TextInput, UnstyledButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import classes from './sign-in.module.css';

/** A code of the authenticator app, or one of the recovery codes for whoever does not have it at hand. */
export function SecondStep({ onBack }: { onBack: () => void }) {
  const t = useTranslations('signIn');
  const [way, setWay] = useState<'app' | 'recovery'>('app');
  const other = way === 'app' ? 'recovery' : 'app';
  return (
    <>
      <TextInput
        key={way}
        name="code"
        label={t(`codes.${way}.label`)}
        description={t(`codes.${way}.hint`)}
        autoComplete={way === 'app' ? 'one-time-code' : 'off'}
        inputMode={way === 'app' ? 'numeric' : 'text'}
        maxLength={20}
        spellCheck={false}
        required
        withAsterisk={false}
        autoFocus
        size="md"
      />
      <div className={classes.ways}>
        <UnstyledButton type="button" onClick={() => setWay(other)}>
          {t(`codes.${other}.use`)}
        </UnstyledButton>
        <UnstyledButton type="button" onClick={onBack}>
          {t('back')}
        </UnstyledButton>
      </div>
    </>
  );
}
