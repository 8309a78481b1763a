'use client';
import { Checkbox, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { EmptyState } from '../drawn-state';
import { firstPage } from '../list-page';
import { ListPanel } from '../list-panel';
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
  const isFiltered = url.q !== '' || url.restored || url.unsent;

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
      <ListPanel
        label={t('title')}
        isAlone
        isAsking={fetching}
        error={error}
        onRetry={() => ask({ requestPolicy: 'network-only' })}
        list={data?.orders}
        at={url}
        onMove={setUrl}
        empty={
          <EmptyState kind="nothingFound" title={t(isFiltered ? 'notFound' : 'none')}>
            {t(isFiltered ? 'notFoundNext' : 'noneNext')}
          </EmptyState>
        }
      >
        {(rows) => <OrderTable rows={rows} />}
      </ListPanel>
    </>
  );
}

// An empty list names no type of its own: without this a mutation would not ask for it again.
const listContext = { additionalTypenames: ['Order', 'Mail'] };
