'use client';
import { useTranslations } from 'next-intl';
import { formatYen } from '../../../format-yen';
import { StatusBadge } from '../../abnormal-orders/status-badge';
import classes from './finding-table.module.css';
import { readRowSnapshot } from './row-snapshot';

/** A row as a run saw it: its status, its money, its total; `-` where there was none. */
export function SnapshotLine({ of }: { of: unknown }) {
  const t = useTranslations();
  const row = readRowSnapshot(of);
  if (!row) return '-';
  return (
    <span className={classes.snapshot}>
      {row.status ? <StatusBadge status={row.status} /> : <span>{t('reconciliation.notListed')}</span>}
      {row.money && <span>{t(`comparison.moneyWords.${row.money}`)}</span>}
      {row.gatewayStatus && <span className="figure">{row.gatewayStatus}</span>}
      {row.total !== null && <span className="figure">{formatYen(row.total)}</span>}
    </span>
  );
}
