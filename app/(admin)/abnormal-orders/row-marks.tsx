'use client';
import { CircleCheckBig, Hourglass, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Warning } from './next-step';
import classes from './row-marks.module.css';

interface RowMarksProps {
  isSettling: boolean;
  isSettled: boolean;
  isPending: boolean;
  foundBy: 'NOTICE' | 'RECONCILIATION' | 'INQUIRY';
  warnings: readonly Warning[];
}

/** What sets a row apart from the usual one, before its sentence. */
export function RowMarks({ isSettling, isSettled, isPending, foundBy, warnings }: RowMarksProps) {
  const t = useTranslations();
  return (
    <>
      {isPending && (
        <span className={classes.mark} data-mark="pending">
          <Hourglass size={13} aria-hidden="true" />
          {t('mark.pending')}
        </span>
      )}
      {isSettled && (
        <span className={classes.mark} data-mark="settled">
          <CircleCheckBig size={13} aria-hidden="true" />
          {t('mark.settled')}
        </span>
      )}
      {isSettling && (
        <span className={classes.mark} data-mark="settling">
          {t('abnormalOrders.settling')}
        </span>
      )}
      {foundBy !== 'NOTICE' && (
        <span className={classes.mark} data-mark="found">
          {t(`mark.foundBy.${foundBy}`)}
        </span>
      )}
      {warnings.map((warning) => (
        <span key={warning} className={classes.mark} data-mark="warning">
          <TriangleAlert size={13} aria-hidden="true" />
          {t(`warning.${warning}`)}
        </span>
      ))}
    </>
  );
}
