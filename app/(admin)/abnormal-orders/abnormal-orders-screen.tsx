'use client';
import { Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { FailedState, LoadingRows } from '../drawn-state';
import { firstPage } from '../list-page';
import { standingRows } from '../live/hold-rows';
import { NewsNote } from '../live/news-note';
import { useFollow } from '../live/use-follow';
import { useHeldRows } from '../live/use-held-rows';
import { Pager } from '../pager';
import panel from '../panel.module.css';
import { usePolling } from '../use-polling';
import type { RowDialog } from './abnormal-order-row';
import { AbnormalOrderTable } from './abnormal-order-table';
import { AbnormalOrdersQuery } from './abnormal-orders-query';
import { listParsers, listVariables, noFilter } from './abnormal-orders-url';
import { BulkBar } from './bulk/bulk-bar';
import { useSelection } from './bulk/use-selection';
import { CancelDialog } from './cancel-dialog';
import { DeleteDialog } from './delete-dialog';
import { ListPrintHead } from './list-print-head';
import { ListTools } from './list-tools';
import { LookUpDialog } from './look-up-dialog';
import { MailDialog } from './mail-dialog';
import { MoneyAtRisk } from './money-at-risk';
import { NothingListed } from './nothing-listed';
import { RestoreDialog } from './restore-dialog';
import { RiskLine } from './risk-line';
import { StatusTabs } from './status-tabs';

export function AbnormalOrdersScreen() {
  const t = useTranslations('abnormalOrders');
  const [url, setUrl] = useQueryStates(listParsers, { history: 'push' });
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const close = () => setOpen(null);
  const show = useCallback((dialog: OpenDialog['dialog'], id: string) => setOpen({ dialog, id }), []);
  const idOf = (dialog: OpenDialog['dialog']) => (open?.dialog === dialog ? open.id : null);
  const variables = listVariables(url);
  const [{ data: answer, error, fetching, operation }, ask] = useQuery({
    query: AbnormalOrdersQuery,
    variables,
    requestPolicy: 'cache-and-network',
    context: listContext,
  });
  const askQuietly = useFollow({ query: AbnormalOrdersQuery, variables, context: listContext });
  // Whoever watches the settling rows is not told of them.
  usePolling(url.settling, askQuietly, 10_000);
  const held = useHeldRows(answer?.abnormalOrders.nodes ?? noRows, operation?.key);
  const selection = useSelection({ asked: variables, rows: standingRows(held) });

  return (
    <>
      <ListPrintHead
        url={url}
        rowCount={answer?.abnormalOrders.nodes.length ?? 0}
        total={answer?.abnormalOrders.totalCount ?? 0}
      />
      <div className={panel.head}>
        <Title order={1}>{t('title')}</Title>
        {answer && <RiskLine counts={answer.counts} oldest={answer.oldest.nodes[0] ?? null} />}
      </div>
      <MoneyAtRisk onChange={setUrl} />
      <ListTools url={url} onChange={setUrl} onLookUp={() => show('lookUp', url.q.trim())} />
      <StatusTabs
        chosen={url.tab}
        counts={answer?.tabCounts ?? null}
        onChoose={(tab) => setUrl({ tab, select: null, ...firstPage })}
      />
      <section className={panel.panel} aria-label={t(`tabs.${url.tab}`)} aria-busy={fetching}>
        {error && <FailedState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
        {!error && !answer && <LoadingRows />}
        {!error && answer && held.rows.length === 0 && (
          <NothingListed
            url={url}
            isQuiet={answer.counts.open === 0}
            onClear={() => setUrl(noFilter)}
            onLookUp={() => show('lookUp', url.q.trim())}
          />
        )}
        {!error && answer && held.rows.length > 0 && (
          <div ref={held.ref}>
            <NewsNote newCount={held.newCount} leftCount={held.leftCount} onShow={held.showNew} />
            <AbnormalOrderTable rows={held.rows} changed={held.changed} selection={selection} onOpen={show} />
            <div className={panel.foot}>
              <Pager
                at={url}
                total={answer.abnormalOrders.totalCount}
                rowCount={answer.abnormalOrders.nodes.length}
                pageInfo={answer.abnormalOrders.pageInfo}
                onMove={setUrl}
              />
            </div>
          </div>
        )}
        <BulkBar selection={selection} total={answer?.abnormalOrders.totalCount ?? 0} />
      </section>
      <RestoreDialog id={idOf('restore')} onClose={close} />
      <DeleteDialog id={idOf('delete')} onClose={close} />
      <CancelDialog id={idOf('cancel')} onClose={close} />
      <MailDialog id={idOf('preference')} start={question} onClose={close} />
      <LookUpDialog number={idOf('lookUp')} onClose={close} />
    </>
  );
}

const noRows: never[] = [];

const question = { kind: 'PREFERENCE_REQUEST', to: null, draft: null } as const;

/** `id` is a row's; 注文番号で照会 opens with what was searched for. */
interface OpenDialog {
  dialog: RowDialog | 'lookUp';
  id: string;
}

// An empty list names no type of its own: without this a mutation would not ask for it again.
const listContext = { additionalTypenames: ['AbnormalOrder', 'Order', 'Mail'] };
