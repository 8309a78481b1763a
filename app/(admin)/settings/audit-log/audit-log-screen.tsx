'use client';
import { Button, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useQuery } from 'urql';
import { EmptyState, LoadingRows } from '../../drawn-state';
import { firstPage } from '../../list-page';
import { Pager } from '../../pager';
import panel from '../../panel.module.css';
import { SettingsFailed } from '../settings-failed';
import { AuditCsvLinks } from './audit-csv-links';
import { AuditFilterForm } from './audit-filter-form';
import { AuditLogQuery } from './audit-log-query';
import { auditLogParsers, auditLogVariables, noAuditFilter } from './audit-log-url';
import { AuditTable } from './audit-table';

export function AuditLogScreen() {
  const t = useTranslations('auditLog');
  const [url, setUrl] = useQueryStates(auditLogParsers, { history: 'push' });
  const [{ data, error, fetching }, ask] = useQuery({
    query: AuditLogQuery,
    variables: auditLogVariables(url),
    requestPolicy: 'cache-and-network',
  });
  const { page, size, after, before, ...filter } = url;
  const entries = data?.auditEntries;

  return (
    <>
      <div className={panel.head}>
        <Title order={1}>{t('title')}</Title>
      </div>
      <p className={panel.lead}>{t('lead')}</p>
      {error && <SettingsFailed error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && (
        <>
          <AuditFilterForm
            key={JSON.stringify(filter)}
            filter={filter}
            onFilter={(asked) => setUrl({ ...asked, ...firstPage })}
          >
            <AuditCsvLinks filter={filter} />
          </AuditFilterForm>
          <section className={panel.panel} data-alone aria-label={t('title')} aria-busy={fetching}>
            {!entries && <LoadingRows />}
            {entries?.nodes.length === 0 && (
              <EmptyState kind="nothingFound" title={t('none')}>
                <p>{t('noneNext')}</p>
                <Button variant="default" onClick={() => setUrl({ ...noAuditFilter, ...firstPage })}>
                  {t('clear')}
                </Button>
              </EmptyState>
            )}
            {entries && entries.nodes.length > 0 && (
              <>
                <AuditTable entries={entries.nodes} />
                <div className={panel.foot}>
                  <Pager
                    at={{ page, size, after, before }}
                    total={entries.totalCount}
                    rowCount={entries.nodes.length}
                    pageInfo={entries.pageInfo}
                    onMove={setUrl}
                  />
                </div>
              </>
            )}
          </section>
        </>
      )}
    </>
  );
}
