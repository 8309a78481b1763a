'use client';
import { Alert, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useQuery } from 'urql';
import { NoGatewayAccess } from '../abnormal-orders/no-gateway-access';
import { EmptyState, FailedState, LoadingRows } from '../drawn-state';
import panel from '../panel.module.css';
import { usePolling } from '../use-polling';
import { ForwardPager } from './forward-pager';
import { ReconciliationsQuery } from './reconciliations-query';
import { RunTable } from './run-table';
import { forwardParsers, runsVariables } from './runs-url';
import { StartButton } from './start-button';

/** 照合: the runs that asked GMOPG about everything whose truth may have moved without a notice. */
export function ReconciliationsScreen() {
  const t = useTranslations('reconciliations');
  const [url, setUrl] = useQueryStates(forwardParsers, { history: 'push' });
  const [{ data, error }, ask] = useQuery({
    query: ReconciliationsQuery,
    variables: runsVariables(url),
    requestPolicy: 'cache-and-network',
    context: runsContext,
  });
  const askAnew = () => ask({ requestPolicy: 'network-only' });
  const runs = data?.reconciliations;
  usePolling(runs?.nodes.some((run) => run.isRunning) ?? false, askAnew);
  const viewer = data?.viewer;
  const hasAccess = viewer?.shop.hasGatewayAccess ?? true;

  return (
    <>
      <div className={panel.head}>
        <Title order={1}>{t('title')}</Title>
        {viewer?.can.includes('OPERATE') && (
          <StartButton
            isRunning={runs?.nodes.some((run) => run.isRunning) ?? false}
            isDisabled={!hasAccess}
          />
        )}
      </div>
      <p className={panel.lead}>{t('lead')}</p>
      {!hasAccess && (
        <Alert variant="default" data-level="caution" title={t('noAccess')} mb={12}>
          <NoGatewayAccess />
        </Alert>
      )}
      <section className={panel.panel} data-alone aria-label={t('title')}>
        {error && !runs && <FailedState error={error} onRetry={askAnew} />}
        {!error && !runs && <LoadingRows />}
        {runs?.nodes.length === 0 && (
          <EmptyState kind="nothingFound" title={t('none')}>
            {t('noneNext')}
          </EmptyState>
        )}
        {runs && runs.nodes.length > 0 && (
          <>
            <RunTable rows={runs.nodes} />
            <div className={panel.foot}>
              <ForwardPager
                at={url}
                total={runs.totalCount}
                pageInfo={runs.pageInfo}
                onMove={(to) => setUrl(to)}
              />
            </div>
          </>
        )}
      </section>
    </>
  );
}

// The first run names no type of its own while the list is empty.
const runsContext = { additionalTypenames: ['Reconciliation'] };
