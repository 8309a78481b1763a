'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { EmptyState } from '../drawn-state';
import type { ListUrl } from './abnormal-orders-url';

interface NothingListedProps {
  url: ListUrl;
  isQuiet: boolean;
  onLookUp: () => void;
}

/** An empty list: a quiet day, an empty tab, or a search that found nothing. */
export function NothingListed({ url, isQuiet, onLookUp }: NothingListedProps) {
  const t = useTranslations('abnormalOrders.empty');
  if (url.q)
    return (
      <EmptyState kind="nothingFound" title={t('notFound', { search: url.q })}>
        <p>{t('notFoundNext')}</p>
        <Button variant="default" onClick={onLookUp}>
          {t('lookUp')}
        </Button>
      </EmptyState>
    );
  if (url.deleted) return <EmptyState kind="nothingFound" title={t('noneDeleted')} />;
  if (isQuiet)
    return (
      <EmptyState kind="quiet" title={t('quiet')}>
        {t('quietNext')}
      </EmptyState>
    );
  return <EmptyState kind="nothingFound" title={t('emptyTab')} />;
}
