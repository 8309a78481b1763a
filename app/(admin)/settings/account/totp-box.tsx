'use client';
import { Button } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../../format-date-time';
import panel from '../../panel.module.css';
import classes from './account.module.css';
import { TotpBox_account } from './totp-box.fragment';

const EnrolDialog = dynamic(() => import('./enrol-dialog').then((part) => part.EnrolDialog));
const ProofDialog = dynamic(() => import('./proof-dialog').then((part) => part.ProofDialog));

interface TotpBoxProps {
  account: FragmentOf<typeof TotpBox_account>;
  onChanged: () => void;
}

/** 二段階認証: whether signing in asks for a code, and what to do about it. */
export function TotpBox({ account: masked, onChanged }: TotpBoxProps) {
  const t = useTranslations('accountPage');
  const { totpOnSince, recoveryCodesLeft } = readFragment(TotpBox_account, masked);
  const [open, setOpen] = useState<'enrol' | 'renew' | 'off' | null>(null);
  const close = () => {
    setOpen(null);
    onChanged();
  };
  return (
    <section className={panel.box}>
      <h2>
        {t('totp')}{' '}
        <span className={classes.mark} data-level={totpOnSince ? undefined : 'twice'}>
          {t(totpOnSince ? 'on' : 'off')}
        </span>
      </h2>
      <p>{t('totpLead')}</p>
      {totpOnSince && <p>{t('totpOn', { since: formatDateTime(totpOnSince), left: recoveryCodesLeft })}</p>}
      <div className={classes.buttons}>
        {!totpOnSince && <Button onClick={() => setOpen('enrol')}>{t('enrol')}</Button>}
        {totpOnSince && (
          <>
            <Button variant="default" onClick={() => setOpen('renew')}>
              {t('proofs.renew.open')}
            </Button>
            <Button variant="default" onClick={() => setOpen('off')}>
              {t('proofs.off.open')}
            </Button>
          </>
        )}
      </div>
      {open === 'enrol' && <EnrolDialog onClose={close} />}
      {(open === 'renew' || open === 'off') && <ProofDialog what={open} onClose={close} />}
    </section>
  );
}
