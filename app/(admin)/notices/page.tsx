import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { requestTranslator } from '../../i18n/request-locale';
import { WithFirstData } from '../graphql-client';
import { loadFirstData } from '../load-first-data';
import { NoticesQuery } from './notices-query';
import { NoticesScreen } from './notices-screen';
import { noticesVariables, readNoticesUrl, writeNoticesUrl } from './notices-url';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('menu.notices') };
}

export default async function NoticesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const url = await readNoticesUrl(searchParams);
  const data = await loadFirstData(writeNoticesUrl('/notices', url), NoticesQuery, noticesVariables(url));
  return (
    <WithFirstData data={data}>
      <NoticesScreen />
    </WithFirstData>
  );
}
