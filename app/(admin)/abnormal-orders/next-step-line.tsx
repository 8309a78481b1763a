'use client';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../format-date-time';
import { formatYen } from '../../format-yen';
import type { ConfirmationMailState } from '../mail-state';
import { useWho } from '../who';
import { askWay, cancelWay } from './cancel-way';
import { isSettled, nextStep, onceAsked } from './next-step';
import { NextStepLine_abnormalOrder } from './next-step-line.fragment';
import classes from './next-step-line.module.css';
import { RowMarks } from './row-marks';

interface NextStepLineProps {
  order: FragmentOf<typeof NextStepLine_abnormalOrder>;
  mail: ConfirmationMailState;
}

/** Why the row stands here and what to do next, in one sentence; marks and warnings stand before it. */
export function NextStepLine({ order, mail }: NextStepLineProps) {
  const t = useTranslations('nextStep');
  const row = readFragment(NextStepLine_abnormalOrder, order);
  const who = useWho();
  const { money, total } = row.trade;
  const pending = pendingState(row.pendingCancellation?.state);
  const step = nextStep({
    ...row,
    money,
    pending,
    isDeleted: row.deletedAt !== null,
    isOrderCancelled: row.order?.progress === 'CANCELLED',
    mail,
  });
  return (
    <span className={classes.line} data-open={row.isOpen}>
      <RowMarks
        isSettling={row.isSettling}
        isSettled={isSettled({ status: row.status, money })}
        isPending={pending !== null}
        foundBy={row.foundBy}
        warnings={row.warnings}
      />
      <span>
        {t(row.customerPreference ? onceAsked(step) : step, {
          charged: formatYen(total),
          expected: row.checkout ? formatYen(row.checkout.total) : '-',
          at: row.deletedAt ? formatDateTime(row.deletedAt) : '-',
          by: row.deletedBy ?? '-',
          reason: row.deleteReason || '-',
          cancel: t(`cancel.${cancelWay(row, who)}`),
          ask: t(`ask.${askWay(row, who)}`),
        })}
      </span>
    </span>
  );
}

function pendingState(state: string | undefined): 'SENDING' | 'UNKNOWN' | null {
  if (state === undefined) return null;
  return state === 'SENDING' ? 'SENDING' : 'UNKNOWN';
}
