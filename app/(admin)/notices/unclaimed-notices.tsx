'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useQuery } from 'urql';
import { type ResultOf, readFragment } from '#graphql/tada';
import { EmptyState, FailedState, LoadingRows } from '../drawn-state';
import panel from '../panel.module.css';
import { AssignDialog } from './assign-dialog';
import classes from './unclaimed-notices.module.css';
import { UnclaimedQuery } from './unclaimed-query';
import { UnclaimedTable } from './unclaimed-table';
import { UnclaimedTable_notice } from './unclaimed-table.fragment';

export type Unclaimed = ResultOf<typeof UnclaimedTable_notice>;

/** Notices of a ShopID that no shop here has. The API answers administrators alone. */
export function UnclaimedNotices() {
  const t = useTranslations('quarantine');
  const [{ data, error }, ask] = useQuery({ query: UnclaimedQuery, requestPolicy: 'cache-and-network' });
  const [assigned, setAssigned] = useState<Unclaimed | null>(null);
  const askAgain = () => ask({ requestPolicy: 'network-only' });
  const notices = data?.unclaimedNotices;
  const shops = data?.viewer?.shops ?? [];
  return (
    <>
      <section className={panel.panel} aria-label={t('unclaimed')}>
        <p className={classes.lead}>{t('unclaimedLead')}</p>
        {error && <FailedState error={error} onRetry={askAgain} />}
        {!error && !data && <LoadingRows />}
        {!error && data && !notices && (
          <EmptyState kind="nothingFound" title={t('administratorsOnly')}>
            {t('administratorsOnlyNext')}
          </EmptyState>
        )}
        {!error && notices?.length === 0 && (
          <EmptyState kind="quiet" title={t('noneUnclaimed')}>
            {t('noneUnclaimedNext')}
          </EmptyState>
        )}
        {!error && notices && notices.length > 0 && (
          <UnclaimedTable rows={readFragment(UnclaimedTable_notice, notices)} onAssign={setAssigned} />
        )}
      </section>
      <AssignDialog
        notice={assigned}
        shops={shops}
        onClose={() => setAssigned(null)}
        onDone={() => {
          setAssigned(null);
          askAgain();
        }}
      />
    </>
  );
}
