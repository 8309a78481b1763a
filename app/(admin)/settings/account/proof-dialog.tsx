'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import dialog from '../../dialog.module.css';
import { useToast } from '../../use-toast';
import { CodeInput } from './code-input';
import { OwnPasswordInput } from './own-password-input';
import { TotpDialog } from './totp-dialog';
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

  async function prove() {
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
    <TotpDialog
      title={t(`proofs.${what}.title`)}
      submit={{ label: t(`proofs.${what}.submit`), isDangerous: what === 'off' }}
      isBusy={ending.fetching || renewing.fetching}
      {...{ codes, refusal, onClose }}
      onSubmit={prove}
    >
      <p className={dialog.hint}>{t(`proofs.${what}.hint`)}</p>
      <OwnPasswordInput value={password} onChange={setPassword} />
      <CodeInput label={t('anyCode')} description={t('anyCodeHint')} value={code} onChange={setCode} />
    </TotpDialog>
  );
}
