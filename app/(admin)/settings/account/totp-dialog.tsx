'use client';
import { Alert, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Dialog } from '../../dialog';
import dialog from '../../dialog.module.css';
import { NotCopied } from '../not-copied';
import { useShownOnce } from '../use-shown-once';
import { RecoveryCodeList } from './recovery-code-list';
import type { TotpFailure } from './why-refused';

interface TotpDialogProps {
  title: string;
  submit: { label: string; isDangerous?: boolean };
  /** Once there are recovery codes, they stand in the place of what was asked. */
  codes: string[] | null;
  refusal: TotpFailure | null;
  isBusy: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asks for proof of who it is, then shows what came of it. */
export function TotpDialog(props: TotpDialogProps) {
  const { title, submit, codes, refusal, isBusy, onSubmit, onClose, children } = props;
  const t = useTranslations('accountPage');
  const { close, onCopied, asks } = useShownOnce(codes !== null, onClose);
  return (
    <Dialog isOpen onClose={close} size={620} title={title} close={t('close')}>
      <form
        className={dialog.body}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {codes ? <RecoveryCodeList codes={codes} onCopied={onCopied} /> : children}
        <footer className={dialog.foot}>
          {refusal && (
            <Alert variant="default" data-level="stop" role="alert" title={t(`failures.${refusal}.cause`)}>
              {t(`failures.${refusal}.next`)}
            </Alert>
          )}
          {asks && <NotCopied onClose={onClose} />}
          <div className={dialog.buttons}>
            {codes && <Button onClick={close}>{t('codesKept')}</Button>}
            {!codes && (
              <>
                <Button variant="default" onClick={close}>
                  {t('close')}
                </Button>
                <Button type="submit" color={submit.isDangerous ? 'red' : undefined} loading={isBusy}>
                  {submit.label}
                </Button>
              </>
            )}
          </div>
        </footer>
      </form>
    </Dialog>
  );
}
