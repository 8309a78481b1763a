'use client';
import { Hourglass } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { formatDateTime } from '../../format-date-time';
import marks from '../abnormal-orders/row-marks.module.css';

/** Under way, or when it ended. */
export function RunState({ finishedAt }: { finishedAt: string | null }) {
  const t = useTranslations('reconciliations');
  if (finishedAt !== null) return <span className="figure">{formatDateTime(finishedAt)}</span>;
  return (
    <span className={marks.mark} data-mark="pending">
      <Hourglass size={13} aria-hidden="true" />
      {t('underWay')}
    </span>
  );
}

/** NIGHTLY is the product itself. */
export function RunActor({ by }: { by: string }) {
  const t = useTranslations('reconciliations');
  return by === 'NIGHTLY' ? t('nightly') : by;
}
