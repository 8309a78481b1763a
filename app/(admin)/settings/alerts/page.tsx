import type { Metadata } from 'next';
import { requestTranslator } from '../../../i18n/request-locale';
import { WithFirstData } from '../../graphql-client';
import { loadFirstData } from '../../load-first-data';
import { AlertsQuery } from './alerts-query';
import { AlertsScreen } from './alerts-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('settingsMenu.alerts') };
}

export default async function AlertsPage() {
  const data = await loadFirstData('/settings/alerts', AlertsQuery, {});
  return (
    <WithFirstData data={data}>
      <AlertsScreen />
    </WithFirstData>
  );
}
