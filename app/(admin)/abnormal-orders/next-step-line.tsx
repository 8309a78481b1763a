'use client';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../format-date-time';
import { formatYen } from '../../format-yen';
import type { ConfirmationMailState } from '../mail-state';
import { nextStep } from './next-step';
import { NextStepLine_abnormalOrder } from './next-step-line.fragment';
import classes from './next-step-line.module.css';

interface NextStepLineProps {
  order: FragmentOf<typeof NextStepLine_abnormalOrder>;
  mail: ConfirmationMailState;
}

/** Why the row stands here and what to do next, in one sentence; warnings stand before it. */
export function NextStepLine({ order, mail }: NextStepLineProps) {
  const t = useTranslations();
  const row = readFragment(NextStepLine_abnormalOrder, order);
  const step = nextStep({
    ...row,
    money: row.trade.money,
    isDeleted: row.deletedAt !== null,
    mail,
  });
  return (
    <span className={classes.line} data-open={row.isOpen}>
      {row.isSettling && <span className={classes.settling}>{t('abnormalOrders.settling')}</span>}
      {row.warnings.map((warning) => (
        <span key={warning} className={classes.warning}>
          <TriangleAlert size={13} aria-hidden="true" />
          {t(`warning.${warning}`)}
        </span>
      ))}
      <span>
        {t(`nextStep.${step}`, {
          charged: formatYen(row.trade.total),
          expected: row.checkout ? formatYen(row.checkout.total) : '-',
          at: row.deletedAt ? formatDateTime(row.deletedAt) : '-',
          by: row.deletedBy ?? '-',
          reason: row.deleteReason || '-',
        })}
      </span>
    </span>
  );
}
