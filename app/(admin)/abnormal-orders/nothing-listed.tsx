'use client';
import { Anchor, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { EmptyState } from '../drawn-state';
import { PageLink } from '../page-link';
import type { ListUrl } from './abnormal-orders-url';
import { useActiveFilters } from './use-active-filters';

interface NothingListedProps {
  url: ListUrl;
  isQuiet: boolean;
  onClear: () => void;
  onLookUp: () => void;
}

/** An empty list: a quiet day, an empty tab, a search that found nothing, or filters that hide everything. */
export function NothingListed({ url, isQuiet, onClear, onLookUp }: NothingListedProps) {
  const t = useTranslations('abnormalOrders.empty');
  const hiding = useActiveFilters(url).filter(({ key }) => key !== 'settling' && key !== 'deleted');
  const clear = (
    <Button variant="default" onClick={onClear}>
      {t('clearAll')}
    </Button>
  );
  if (hiding.length > 0)
    return (
      <EmptyState kind="nothingFound" title={t('hidden')}>
        <p>
          {t('hiddenNext', {
            filters: [...(url.q ? [url.q] : []), ...hiding.map(({ words }) => words)].join(t('and')),
          })}
        </p>
        {clear}
      </EmptyState>
    );
  if (url.q)
    return (
      <EmptyState kind="nothingFound" title={t('notFound', { search: url.q })}>
        <p>{t('notFoundNext')}</p>
        <Button variant="default" onClick={onLookUp}>
          {t('lookUp')}
        </Button>
      </EmptyState>
    );
  if (url.deleted)
    return (
      <EmptyState kind="nothingFound" title={t('noneDeleted')}>
        <p>{t('noneDeletedNext')}</p>
        {clear}
      </EmptyState>
    );
  if (isQuiet)
    return (
      <EmptyState kind="quiet" title={t('quiet')}>
        <p>{t('quietNext')}</p>
        <Anchor component={PageLink} href="/settings/guide">
          {t('toGuide')}
        </Anchor>
      </EmptyState>
    );
  return <EmptyState kind="nothingFound" title={t('emptyTab')} />;
}
