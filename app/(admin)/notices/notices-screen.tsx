'use client';
import { Anchor, NativeSelect, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { EmptyState, FailedState, LoadingRows } from '../drawn-state';
import { firstPage } from '../list-page';
import { PageLink } from '../page-link';
import { Pager } from '../pager';
import panel from '../panel.module.css';
import { SearchBox } from '../search-box';
import { NoticeTable } from './notice-table';
import { NoticeTabs } from './notice-tabs';
import { NoticesQuery } from './notices-query';
import { type NoticeTab, noticesParsers, noticesVariables, tabOf } from './notices-url';
import { outcomes } from './outcome-label';
import { UnclaimedNotices } from './unclaimed-notices';

export function NoticesScreen() {
  const t = useTranslations('notices');
  const [url, setUrl] = useQueryStates(noticesParsers, { history: 'push' });
  const [{ data, error, fetching }, ask] = useQuery({
    query: NoticesQuery,
    variables: noticesVariables(url),
    requestPolicy: 'cache-and-network',
  });
  const askAgain = () => ask({ requestPolicy: 'network-only' });
  const search = useCallback((q: string) => setUrl({ q, ...firstPage }), [setUrl]);
  const notices = data?.notices;
  const tab = tabOf(url);
  const choose = (chosen: NoticeTab) =>
    setUrl({
      unclaimed: chosen === 'unclaimed' || null,
      outcome: chosen === 'quarantined' ? 'QUARANTINED' : null,
      ...firstPage,
    });

  return (
    <>
      <div className={panel.head}>
        <Title order={1}>{t('title')}</Title>
      </div>
      {tab !== 'unclaimed' && (
        <div className={panel.tools}>
          <SearchBox
            label={t('searchLabel')}
            placeholder={t('searchPlaceholder')}
            value={url.q}
            onSearch={search}
          />
          <NativeSelect
            aria-label={t('outcomeLabel')}
            value={url.outcome ?? ''}
            data={[
              { value: '', label: t('everyOutcome') },
              ...outcomes.map((outcome) => ({ value: outcome, label: t(`outcomes.${outcome}`) })),
            ]}
            onChange={({ currentTarget }) => setUrl({ outcome: currentTarget.value || null, ...firstPage })}
          />
        </div>
      )}
      <NoticeTabs chosen={tab} unclaimed={data?.unclaimedNotices?.length ?? null} onChoose={choose} />
      {tab === 'unclaimed' && <UnclaimedNotices />}
      {tab !== 'unclaimed' && (
        <section className={panel.panel} aria-label={t('title')} aria-busy={fetching}>
          {error && <FailedState error={error} onRetry={askAgain} />}
          {!error && !notices && <LoadingRows />}
          {!error && notices?.nodes.length === 0 && (
            <EmptyState kind="nothingFound" title={t('none')}>
              <p>{t('noneNext')}</p>
              <Anchor component={PageLink} href="/settings/guide">
                {t('toGuide')}
              </Anchor>
            </EmptyState>
          )}
          {!error && notices && notices.nodes.length > 0 && (
            <>
              <NoticeTable
                rows={notices.nodes}
                mayAct={data?.viewer?.can.includes('OPERATE') ?? false}
                onReevaluated={askAgain}
              />
              <div className={panel.foot}>
                <Pager
                  at={url}
                  total={notices.totalCount}
                  rowCount={notices.nodes.length}
                  pageInfo={notices.pageInfo}
                  onMove={setUrl}
                />
              </div>
            </>
          )}
        </section>
      )}
    </>
  );
}
