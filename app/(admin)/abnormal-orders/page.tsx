import { setTimeout as sleep } from 'node:timers/promises';
import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import type { SearchParams } from 'nuqs/server';
import { requestTranslator } from '../../i18n/request-locale';
import { WithFirstData } from '../graphql-client';
import { loadFirstData } from '../load-first-data';
import { AbnormalOrdersQuery } from './abnormal-orders-query';
import { AbnormalOrdersScreen } from './abnormal-orders-screen';
import { listVariables, readListUrl, writeListUrl } from './abnormal-orders-url';
import { WithColumns } from './column-context';
import { columnsCookie, readColumnLayout } from './column-layout';
import { MoneyAtRiskQuery } from './money-at-risk-query';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('menu.abnormal-orders') };
}

export default async function AbnormalOrdersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const url = await readListUrl(searchParams);
  const path = writeListUrl('/abnormal-orders', url);
  const [list, risk] = await Promise.all([
    loadFirstData(path, AbnormalOrdersQuery, listVariables(url)),
    withinMs(firstPaintMs, loadFirstData(path, MoneyAtRiskQuery, {}), {}),
  ]);
  const layout = readColumnLayout((await cookies()).get(columnsCookie)?.value);
  return (
    <WithFirstData data={{ ...list, ...risk }}>
      <WithColumns layout={layout}>
        <AbnormalOrdersScreen />
      </WithColumns>
    </WithFirstData>
  );
}

// The ladder of a shop with hundreds of thousands of open rows takes longer: then the browser asks for it beside the list.
const firstPaintMs = 400;

function withinMs<T>(longest: number, loading: Promise<T>, otherwise: T): Promise<T> {
  return Promise.race([loading, sleep(longest, otherwise)]);
}
