'use client';
import { Anchor } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { EmptyState } from '../drawn-state';
import { PageLink } from '../page-link';

/** An empty log is a setup that is not done; none kept apart is good news; the rest is a filter that finds nothing. */
export function NoNotices({ isSearched, outcome }: { isSearched: boolean; outcome: string | null }) {
  const t = useTranslations('notices');
  if (!isSearched && outcome === 'QUARANTINED')
    return (
      <EmptyState kind="quiet" title={t('noneKept')}>
        {t('noneKeptNext')}
      </EmptyState>
    );
  if (isSearched || outcome !== null)
    return (
      <EmptyState kind="nothingFound" title={t('notFound')}>
        {t('notFoundNext')}
      </EmptyState>
    );
  return (
    <EmptyState kind="nothingFound" title={t('none')}>
      <p>{t('noneNext')}</p>
      <Anchor underline="always" component={PageLink} href="/settings/guide">
        {t('toGuide')}
      </Anchor>
    </EmptyState>
  );
}
