'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Status } from './status-badge';

interface RestoreCellProps {
  number: string;
  status: Status;
  isAllowed: boolean;
  onRestore: () => void;
}

/** The guide's 復旧 column: a button where it can be restored, else the word that says why there is none. */
export function RestoreCell({ number, status, isAllowed, onRestore }: RestoreCellProps) {
  const t = useTranslations();
  if (isAllowed) {
    return (
      <Button size="compact-sm" aria-label={t('abnormalOrders.restoreOf', { number })} onClick={onRestore}>
        {t('abnormalOrders.restore')}
      </Button>
    );
  }
  if (status === 'RESTORED' || status === 'UNRECOVERABLE') return t(`status.${status}`);
  return '-';
}
