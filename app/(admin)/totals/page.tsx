import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { requestTranslator } from '../../i18n/request-locale';
import { WithFirstData } from '../graphql-client';
import { loadFirstData } from '../load-first-data';
import { TotalsQuery } from './totals-query';
import { TotalsScreen } from './totals-screen';
import { readTotalsUrl, totalsVariables, writeTotalsUrl } from './totals-url';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('menu.totals') };
}

export default async function TotalsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const url = await readTotalsUrl(searchParams);
  const data = await loadFirstData(writeTotalsUrl('/totals', url), TotalsQuery, totalsVariables(url));
  return (
    <WithFirstData data={data}>
      <TotalsScreen />
    </WithFirstData>
  );
}
