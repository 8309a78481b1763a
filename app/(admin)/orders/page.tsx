import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { requestTranslator } from '../../i18n/request-locale';
import { WithFirstData } from '../graphql-client';
import { loadFirstData } from '../load-first-data';
import { OrdersQuery } from './orders-query';
import { OrdersScreen } from './orders-screen';
import { ordersVariables, readOrdersUrl, writeOrdersUrl } from './orders-url';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('menu.orders') };
}

export default async function OrdersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const url = await readOrdersUrl(searchParams);
  const data = await loadFirstData(writeOrdersUrl('/orders', url), OrdersQuery, ordersVariables(url));
  return (
    <WithFirstData data={data}>
      <OrdersScreen />
    </WithFirstData>
  );
}
