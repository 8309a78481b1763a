'use client';
import { Alert, Button, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '#graphql/tada';
import { Dialog } from '../dialog';
import dialog from '../dialog.module.css';
import classes from './look-up.module.css';
import { LookUpResult } from './look-up-result';
import { NoGatewayAccess } from './no-gateway-access';
import { useLookUp } from './use-look-up';

const LookUpDialogQuery = graphql(`
  query LookUpDialog { viewer { id can shop { id hasGatewayAccess } } }
`);

interface LookUpDialogProps {
  /** What the field holds at first; null: closed. */
  number: string | null;
  onClose: () => void;
}

/** 注文番号で照会: for the clerk with the customer on the telephone. */
export function LookUpDialog({ number, onClose }: LookUpDialogProps) {
  const t = useTranslations('lookUp');
  return (
    <Dialog isOpen={number !== null} onClose={onClose} size={720} title={t('title')} close={t('close')}>
      {number !== null && <LookUpForm number={number} onClose={onClose} />}
    </Dialog>
  );
}

function LookUpForm({ number, onClose }: { number: string; onClose: () => void }) {
  const t = useTranslations('lookUp');
  const [typed, setTyped] = useState(number);
  const [{ data }] = useQuery({ query: LookUpDialogQuery });
  const { lookUp, answer, hasFailed, isBusy } = useLookUp();
  const viewer = data?.viewer;
  const hasAccess = viewer?.shop.hasGatewayAccess ?? true;
  const mayAsk = viewer?.can.includes('OPERATE') ?? true;

  function submit(event: FormEvent) {
    event.preventDefault();
    void lookUp(typed.trim());
  }

  return (
    <div className={dialog.body}>
      <form className={classes.ask} onSubmit={submit}>
        <TextInput
          label={t('number')}
          description={t('hint')}
          inputMode="email"
          autoComplete="off"
          maxLength={40}
          value={typed}
          data-autofocus
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Button type="submit" loading={isBusy} disabled={!hasAccess || !mayAsk || typed.trim() === ''}>
          {t('submit')}
        </Button>
      </form>
      {!hasAccess && (
        <Alert variant="default" data-level="caution" title={t('noAccess')}>
          <NoGatewayAccess />
        </Alert>
      )}
      {hasAccess && !mayAsk && (
        <Alert variant="default" data-level="caution" title={t('notAllowed')}>
          {t('notAllowedNext')}
        </Alert>
      )}
      {isBusy && (
        <p className={dialog.hint} role="status">
          {t('working')}
        </p>
      )}
      {hasFailed && <LookUpFailed kind="unanswered" />}
      {answer?.__typename === 'TradesLookedUp' && <LookUpResult answer={answer} />}
      {answer && answer.__typename !== 'TradesLookedUp' && <LookUpFailed kind={answer.__typename} />}
      <footer className={dialog.foot}>
        <div className={dialog.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
        </div>
      </footer>
    </div>
  );
}

function LookUpFailed({ kind }: { kind: 'GatewayNotReached' | 'InvalidInput' | 'unanswered' }) {
  const t = useTranslations('lookUp.refusals');
  return (
    <Alert variant="default" data-level="caution" role="alert" title={t(`${kind}.cause`)}>
      {t(`${kind}.next`)}
    </Alert>
  );
}
