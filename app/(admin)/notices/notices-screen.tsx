'use client';
import { NativeSelect, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { firstPage } from '../list-page';
import { ListPanel } from '../list-panel';
import panel from '../panel.module.css';
import { SearchBox } from '../search-box';
import { AssignDialog, type KeptNotice } from './assign-dialog';
import { NoNotices } from './no-notices';
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
  const tab = tabOf(url);
  const [assigned, setAssigned] = useState<KeptNotice | null>(null);
  const isAdministrator = Boolean(data?.unclaimedNotices);
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
        <ListPanel
          label={t('title')}
          isAsking={fetching}
          error={error}
          onRetry={askAgain}
          list={data?.notices}
          at={url}
          onMove={setUrl}
          empty={<NoNotices isSearched={url.q.trim() !== ''} outcome={url.outcome} />}
        >
          {(rows) => (
            <NoticeTable
              rows={rows}
              mayAct={data?.viewer?.can.includes('OPERATE') ?? false}
              onAssign={isAdministrator ? setAssigned : undefined}
              onReevaluated={askAgain}
            />
          )}
        </ListPanel>
      )}
      <AssignDialog
        notice={assigned}
        shops={data?.viewer?.shops ?? []}
        onClose={() => setAssigned(null)}
        onDone={() => {
          setAssigned(null);
          askAgain();
        }}
      />
    </>
  );
}
