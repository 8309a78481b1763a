'use client';
import { Anchor, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useQuery } from 'urql';
import { formatDateTime } from '../../../format-date-time';
import { AbsentRecord } from '../../absent-record';
import { EmptyState } from '../../drawn-state';
import { PageLink } from '../../page-link';
import panel from '../../panel.module.css';
import { usePolling } from '../../use-polling';
import { ForwardPager } from '../forward-pager';
import { RunActor, RunState } from '../run-state';
import { findingsVariables, forwardParsers } from '../runs-url';
import { FindingTable } from './finding-table';
import classes from './finding-table.module.css';
import { ReconciliationQuery } from './reconciliation-query';

const numbers = ['asked', 'found', 'changed', 'failed'] as const;

/** One run: what it asked, and everything it brought to light. */
export function ReconciliationScreen({ id }: { id: string }) {
  const t = useTranslations('reconciliation');
  const list = useTranslations('reconciliations');
  const [url, setUrl] = useQueryStates(forwardParsers, { history: 'push' });
  const [{ data, error }, ask] = useQuery({
    query: ReconciliationQuery,
    variables: findingsVariables(id, url),
    requestPolicy: 'cache-and-network',
  });
  const run = data?.reconciliation;
  usePolling(run?.isRunning ?? false, () => ask({ requestPolicy: 'network-only' }));
  const back = (
    <Anchor component={PageLink} href="/reconciliations" size="sm">
      {t('back')}
    </Anchor>
  );
  if (error || !run) {
    return (
      <AbsentRecord
        title={t('title')}
        notFound={t('notFound')}
        back={back}
        isLoading={!data}
        error={error}
        onRetry={() => ask({ requestPolicy: 'network-only' })}
      />
    );
  }

  return (
    <>
      {back}
      <div className={panel.head} data-detail>
        <Title order={1} className="figure">
          {t('heading', { at: formatDateTime(run.startedAt) })}
        </Title>
      </div>
      <dl className={classes.numbers}>
        <div>
          <dt>{list('columns.finishedAt')}</dt>
          <dd>
            <RunState finishedAt={run.finishedAt} />
          </dd>
        </div>
        <div>
          <dt>{list('columns.requestedBy')}</dt>
          <dd>
            <RunActor by={run.requestedBy} />
          </dd>
        </div>
        {numbers.map((number) => (
          <div key={number}>
            <dt>{list(`columns.${number}`)}</dt>
            <dd className="figure">{list('count', { count: run[number] })}</dd>
          </div>
        ))}
      </dl>
      {run.problem && <p>{run.problem}</p>}
      <section className={panel.panel} data-alone aria-label={t('findings')}>
        {run.findings.nodes.length === 0 ? (
          <EmptyState
            kind={run.isRunning ? 'nothingFound' : 'quiet'}
            title={t(run.isRunning ? 'noneYet' : 'none')}
          >
            {t(run.isRunning ? 'noneYetNext' : 'noneNext')}
          </EmptyState>
        ) : (
          <>
            <FindingTable rows={run.findings.nodes} />
            <div className={panel.foot}>
              <ForwardPager
                at={url}
                total={run.findings.totalCount}
                pageInfo={run.findings.pageInfo}
                onMove={(to) => setUrl(to)}
              />
            </div>
          </>
        )}
      </section>
    </>
  );
}
