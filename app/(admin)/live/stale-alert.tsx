'use client';
import { Alert, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { formatDateTime } from '../../format-date-time';
import { formatYen } from '../../format-yen';
import classes from './live.module.css';
import type { StaleGuard } from './use-stale-guard';
import { type Facts, wasDoneByAnother } from './what-happened';

interface StaleAlertProps {
  guard: StaleGuard;
  facts: Facts & {
    status: 'RESTORABLE' | 'RESTORED' | 'DUPLICATE' | 'UNRECOVERABLE';
    deletedBy: string | null;
  };
  /** What the dialog is for can still be done. */
  mayGoOn: boolean;
}

/** Stands where the button was: what happened meanwhile, and the one click that goes on with it. */
export function StaleAlert({ guard: { happened, goOn }, facts, mayGoOn }: StaleAlertProps) {
  const t = useTranslations('live.stale');
  const word = useTranslations();
  if (happened === null) return null;
  const said = t(`happened.${happened}`, {
    status: word(`status.${facts.status}`),
    total: formatYen(facts.trade.total),
    by: facts.deletedBy ?? '-',
    at: facts.deletedAt ? formatDateTime(facts.deletedAt) : '-',
  });
  return (
    <Alert
      variant="default"
      data-level="caution"
      data-stale={happened}
      role="alert"
      title={t(wasDoneByAnother(happened) ? 'doneByAnother' : 'changed')}
    >
      <div className={classes.stale}>
        <span>
          {said} {t(mayGoOn ? 'next.mayGoOn' : 'next.close')}
        </span>
        {mayGoOn && (
          <Button size="xs" variant="default" onClick={goOn}>
            {t('goOn')}
          </Button>
        )}
      </div>
    </Alert>
  );
}
