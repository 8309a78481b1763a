import type { Metadata } from 'next';
import { requestTranslator } from '../../../i18n/request-locale';
import { WithFirstData } from '../../graphql-client';
import { loadFirstData } from '../../load-first-data';
import { TokensQuery } from './tokens-query';
import { TokensScreen } from './tokens-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('settingsMenu.tokens') };
}

export default async function TokensPage() {
  const data = await loadFirstData('/settings/tokens', TokensQuery, {});
  return (
    <WithFirstData data={data}>
      <TokensScreen />
    </WithFirstData>
  );
}
