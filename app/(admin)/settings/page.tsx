import type { Metadata } from 'next';
import { requestTranslator } from '../../i18n/request-locale';
import { WithFirstData } from '../graphql-client';
import { loadFirstData } from '../load-first-data';
import { SettingsQuery } from './settings-query';
import { SettingsScreen } from './settings-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('settings.title') };
}

export default async function SettingsPage() {
  const data = await loadFirstData('/settings', SettingsQuery, {});
  return (
    <WithFirstData data={data}>
      <SettingsScreen />
    </WithFirstData>
  );
}
