import type { Metadata } from 'next';
import { requestTranslator } from '../../../i18n/request-locale';
import { WithFirstData } from '../../graphql-client';
import { loadFirstData } from '../../load-first-data';
import { AccountQuery } from './account-query';
import { AccountScreen } from './account-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('accountPage.title') };
}

export default async function AccountPage() {
  const data = await loadFirstData('/settings/account', AccountQuery, {});
  return (
    <WithFirstData data={data}>
      <AccountScreen />
    </WithFirstData>
  );
}
