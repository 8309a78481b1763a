'use client';
import { useTranslations } from 'next-intl';
import classes from './status-badge.module.css';

export type Status = 'RESTORABLE' | 'RESTORED' | 'DUPLICATE' | 'UNRECOVERABLE';

export function StatusBadge({ status }: { status: Status }) {
  const t = useTranslations('status');
  return (
    <span className={classes.badge} data-status={status}>
      {t(status)}
    </span>
  );
}
