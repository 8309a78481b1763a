'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { RestoreCell_abnormalOrder } from './restore-cell.fragment';

interface RestoreCellProps {
  order: FragmentOf<typeof RestoreCell_abnormalOrder>;
  onRestore: (id: string) => void;
}

/** The guide's 復旧 column: a button where it can be restored, else the word that says why there is none. */
export function RestoreCell({ order, onRestore }: RestoreCellProps) {
  const t = useTranslations();
  const { id, status, orderNumber, allowedActions } = readFragment(RestoreCell_abnormalOrder, order);
  if (allowedActions.includes('RESTORE')) {
    return (
      <Button
        size="compact-sm"
        aria-label={t('abnormalOrders.restoreOf', { number: orderNumber })}
        onClick={() => onRestore(id)}
      >
        {t('abnormalOrders.restore')}
      </Button>
    );
  }
  if (status === 'RESTORED' || status === 'UNRECOVERABLE') return t(`status.${status}`);
  return '-';
}
