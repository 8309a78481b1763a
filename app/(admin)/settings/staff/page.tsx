import type { Metadata } from 'next';
import { requestTranslator } from '../../../i18n/request-locale';
import { WithFirstData } from '../../graphql-client';
import { loadFirstData } from '../../load-first-data';
import { StaffQuery } from './staff-query';
import { StaffScreen } from './staff-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('staffPage.title') };
}

export default async function StaffPage() {
  const data = await loadFirstData('/settings/staff', StaffQuery, {});
  return (
    <WithFirstData data={data}>
      <StaffScreen />
    </WithFirstData>
  );
}
