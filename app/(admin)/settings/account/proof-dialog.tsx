'use client';
import { Alert, Button, PasswordInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import { Dialog } from '../../dialog';
import dialog from '../../dialog.module.css';
import { useToast } from '../../use-toast';
import { CodeInput } from './code-input';
import { RecoveryCodeList } from './recovery-code-list';
import { type TotpFailure, whyRefused } from './why-refused';

const TurnTotpOff = graphql(`
  mutation TurnTotpOff($password: Secret!, $code: Secret!) {
    turnTotpOff(password: $password, code: $code) {
      __typename
      ... on WrongPassword { secondsToWait }
      ... on WrongCode { secondsToWait }
    }
  }
`);
const RenewRecoveryCodes = graphql(`
  mutation RenewRecoveryCodes($password: Secret!, $code: Secret!) {
    renewRecoveryCodes(password: $password, code: $code) {
      __typename
      ... on RecoveryCodesMade { recoveryCodes }
      ... on WrongPassword { secondsToWait }
      ... on WrongCode { secondsToWait }
    }
  }
`);

interface ProofDialogProps {
  what: 'off' | 'renew';
  onClose: () => void;
}

/** What weakens the second step, or replaces its codes, asks for both steps first. */
export function ProofDialog({ what, onClose }: ProofDialogProps) {
  const t = useTranslations('accountPage');
  const toast = useToast();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<string[] | null>(null);
  const [refusal, setRefusal] = useState<TotpFailure | null>(null);
  const [ending, turnOff] = useMutation(TurnTotpOff);
  const [renewing, renew] = useMutation(RenewRecoveryCodes);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setRefusal(null);
    const proof = { password, code };
    const context = { additionalTypenames: ['Viewer', 'Account', 'StaffMember'] };
    const answer =
      what === 'off'
        ? (await turnOff(proof, context)).data?.turnTotpOff
        : (await renew(proof, context)).data?.renewRecoveryCodes;
    if (answer?.__typename === 'RecoveryCodesMade') return setCodes(answer.recoveryCodes);
    if (answer?.__typename !== 'TotpTurnedOff') return setRefusal(whyRefused(answer));
    toast({ color: 'green', message: t('turnedOff') });
    onClose();
  }

  return (
    <Dialog isOpen onClose={onClose} size={560} title={t(`proofs.${what}.title`)} close={t('close')}>
      <form className={dialog.body} onSubmit={submit}>
        {codes ? (
          <RecoveryCodeList codes={codes} />
        ) : (
          <>
            <p className={dialog.hint}>{t(`proofs.${what}.hint`)}</p>
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
            <CodeInput label={t('anyCode')} description={t('anyCodeHint')} value={code} onChange={setCode} />
          </>
        )}
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
                <Button
                  type="submit"
                  color={what === 'off' ? 'red' : undefined}
                  loading={ending.fetching || renewing.fetching}
                >
                  {t(`proofs.${what}.submit`)}
                </Button>
              </>
            )}
          </div>
        </footer>
      </form>
    </Dialog>
  );
}
