import type { Metadata } from 'next';
import { requestTranslator } from '../../i18n/request-locale';
import { WithFirstData } from '../graphql-client';
import { loadFirstData } from '../load-first-data';
import { PracticeQuery } from './practice-query';
import { PracticeScreen } from './practice-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('menu.practice') };
}

export default async function PracticePage() {
  const data = await loadFirstData('/practice', PracticeQuery, {});
  return (
    <WithFirstData data={data}>
      <PracticeScreen />
    </WithFirstData>
  );
}
