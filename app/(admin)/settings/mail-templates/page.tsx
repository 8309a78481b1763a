import type { Metadata } from 'next';
import { requestTranslator } from '../../../i18n/request-locale';
import { WithFirstData } from '../../graphql-client';
import { loadFirstData } from '../../load-first-data';
import { MailTemplatesQuery } from './mail-templates-query';
import { MailTemplatesScreen } from './mail-templates-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('mailTemplates.title') };
}

export default async function MailTemplatesPage() {
  const data = await loadFirstData('/settings/mail-templates', MailTemplatesQuery, {});
  return (
    <WithFirstData data={data}>
      <MailTemplatesScreen />
    </WithFirstData>
  );
}
