'use client';
import { useTranslations } from 'next-intl';
import type { ConfirmationMailState } from './mail-state';
import classes from './mail-state-label.module.css';

export function MailStateLabel({ state }: { state: ConfirmationMailState }) {
  const t = useTranslations('mailState');
  return (
    <span className={classes.label} data-state={state}>
      {t(state)}
    </span>
  );
}
