import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { requestTranslator } from '../../../i18n/request-locale';
import { WithFirstData } from '../../graphql-client';
import { loadFirstData } from '../../load-first-data';
import { findingsVariables, readRunsUrl, writeRunsUrl } from '../runs-url';
import { ReconciliationQuery } from './reconciliation-query';
import { ReconciliationScreen } from './reconciliation-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('reconciliation.title') };
}

interface ReconciliationPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function ReconciliationPage({ params, searchParams }: ReconciliationPageProps) {
  const { id } = await params;
  const url = await readRunsUrl(searchParams);
  const data = await loadFirstData(
    writeRunsUrl(`/reconciliations/${id}`, url),
    ReconciliationQuery,
    findingsVariables(id, url),
  );
  return (
    <WithFirstData data={data}>
      <ReconciliationScreen id={id} />
    </WithFirstData>
  );
}
