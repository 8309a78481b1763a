import type { Metadata } from 'next';
import { requestTranslator } from '../../../i18n/request-locale';
import { WithFirstData } from '../../graphql-client';
import { loadFirstData } from '../../load-first-data';
import { GatewayAccessQuery } from './gateway-access-query';
import { GatewayAccessScreen } from './gateway-access-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('settingsMenu.gateway-access') };
}

export default async function GatewayAccessPage() {
  const data = await loadFirstData('/settings/gateway-access', GatewayAccessQuery, {});
  return (
    <WithFirstData data={data}>
      <GatewayAccessScreen />
    </WithFirstData>
  );
}
