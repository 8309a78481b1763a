'use client';
import { Checkbox, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { EmptyState, FailedState, LoadingRows } from '../drawn-state';
import { firstPage } from '../list-page';
import { Pager } from '../pager';
import panel from '../panel.module.css';
import { SearchBox } from '../search-box';
import { OrderTable } from './order-table';
import { OrdersQuery } from './orders-query';
import { ordersParsers, ordersVariables } from './orders-url';

export function OrdersScreen() {
  const t = useTranslations('orders');
  const [url, setUrl] = useQueryStates(ordersParsers, { history: 'push' });
  const [{ data, error, fetching }, ask] = useQuery({
    query: OrdersQuery,
    variables: ordersVariables(url),
    requestPolicy: 'cache-and-network',
    context: listContext,
  });
  const search = useCallback((q: string) => setUrl({ q, ...firstPage }), [setUrl]);
  const orders = data?.orders;

  return (
    <>
      <div className={panel.head}>
        <Title order={1}>{t('title')}</Title>
      </div>
      <div className={panel.tools}>
        <SearchBox
          label={t('searchLabel')}
          placeholder={t('searchPlaceholder')}
          value={url.q}
          onSearch={search}
        />
        <Checkbox
          size="xs"
          label={t('restoredOnly')}
          checked={url.restored}
          onChange={({ currentTarget }) => setUrl({ restored: currentTarget.checked, ...firstPage })}
        />
        <Checkbox
          size="xs"
          label={t('unsentOnly')}
          checked={url.unsent}
          onChange={({ currentTarget }) => setUrl({ unsent: currentTarget.checked, ...firstPage })}
        />
      </div>
      <section className={panel.panel} data-alone aria-label={t('title')} aria-busy={fetching}>
        {error && <FailedState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
        {!error && !orders && <LoadingRows />}
        {!error && orders?.nodes.length === 0 && (
          <EmptyState
            kind="nothingFound"
            title={t(url.q || url.restored || url.unsent ? 'notFound' : 'none')}
          >
            {t(url.q || url.restored || url.unsent ? 'notFoundNext' : 'noneNext')}
          </EmptyState>
        )}
        {!error && orders && orders.nodes.length > 0 && (
          <>
            <OrderTable rows={orders.nodes} />
            <div className={panel.foot}>
              <Pager
                at={url}
                total={orders.totalCount}
                rowCount={orders.nodes.length}
                pageInfo={orders.pageInfo}
                onMove={setUrl}
              />
            </div>
          </>
        )}
      </section>
    </>
  );
}

// An empty list names no type of its own: without this a mutation would not ask for it again.
const listContext = { additionalTypenames: ['Order', 'Mail'] };
