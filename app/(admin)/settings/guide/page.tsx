import type { Metadata } from 'next';
import { requestTranslator } from '../../../i18n/request-locale';
import { WithFirstData } from '../../graphql-client';
import { loadFirstData } from '../../load-first-data';
import { GuideQuery } from './guide-query';
import { GuideScreen } from './guide-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('settingsMenu.guide') };
}

export default async function GuidePage() {
  const data = await loadFirstData('/settings/guide', GuideQuery, {});
  return (
    <WithFirstData data={data}>
      <GuideScreen />
    </WithFirstData>
  );
}
