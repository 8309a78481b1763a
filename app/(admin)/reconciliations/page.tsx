import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { requestTranslator } from '../../i18n/request-locale';
import { WithFirstData } from '../graphql-client';
import { loadFirstData } from '../load-first-data';
import { ReconciliationsQuery } from './reconciliations-query';
import { ReconciliationsScreen } from './reconciliations-screen';
import { readRunsUrl, runsVariables, writeRunsUrl } from './runs-url';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('menu.reconciliations') };
}

export default async function ReconciliationsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const url = await readRunsUrl(searchParams);
  const data = await loadFirstData(
    writeRunsUrl('/reconciliations', url),
    ReconciliationsQuery,
    runsVariables(url),
  );
  return (
    <WithFirstData data={data}>
      <ReconciliationsScreen />
    </WithFirstData>
  );
}
