import type { Metadata } from 'next';
import { requestTranslator } from '../../../i18n/request-locale';
import { WithFirstData } from '../../graphql-client';
import { loadFirstData } from '../../load-first-data';
import { ShopSettingsQuery } from './shop-settings-query';
import { ShopSettingsScreen } from './shop-settings-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('settingsMenu.shop') };
}

export default async function ShopSettingsPage() {
  const data = await loadFirstData('/settings/shop', ShopSettingsQuery, {});
  return (
    <WithFirstData data={data}>
      <ShopSettingsScreen />
    </WithFirstData>
  );
}
