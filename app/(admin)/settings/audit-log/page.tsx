import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { requestTranslator } from '../../../i18n/request-locale';
import { WithFirstData } from '../../graphql-client';
import { loadFirstData } from '../../load-first-data';
import { AuditLogQuery } from './audit-log-query';
import { AuditLogScreen } from './audit-log-screen';
import { auditLogVariables, readAuditLogUrl, writeAuditLogUrl } from './audit-log-url';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('settingsMenu.audit-log') };
}

export default async function AuditLogPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const url = await readAuditLogUrl(searchParams);
  const path = writeAuditLogUrl('/settings/audit-log', url);
  const data = await loadFirstData(path, AuditLogQuery, auditLogVariables(url));
  return (
    <WithFirstData data={data}>
      <AuditLogScreen />
    </WithFirstData>
  );
}
