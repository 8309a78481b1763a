'use client';
import { NativeSelect, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useQuery } from 'urql';
import { FailedState, LoadingRows } from '../drawn-state';
import panel from '../panel.module.css';
import { TotalsQuery } from './totals-query';
import { TotalsTable } from './totals-table';
import { spans, totalsParsers, totalsVariables } from './totals-url';

/** 月次集計: what accounting needs at the end of a month. */
export function TotalsScreen() {
  const t = useTranslations('totals');
  const [url, setUrl] = useQueryStates(totalsParsers, { history: 'push' });
  const [{ data, error }, ask] = useQuery({
    query: TotalsQuery,
    variables: totalsVariables(url),
    requestPolicy: 'cache-and-network',
    context: totalsContext,
  });
  const months = data?.monthlyTotals;
  return (
    <>
      <div className={panel.head}>
        <Title order={1}>{t('title')}</Title>
        <NativeSelect
          aria-label={t('span')}
          value={String(url.months)}
          data={spans.map((months) => ({ value: String(months), label: t('months', { count: months }) }))}
          onChange={({ currentTarget }) =>
            setUrl({ months: spans.find((span) => String(span) === currentTarget.value) ?? url.months })
          }
        />
      </div>
      <p className={panel.lead}>{t('lead')}</p>
      <section className={panel.panel} data-alone aria-label={t('title')}>
        {error && !months && (
          <FailedState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
        )}
        {!error && !months && <LoadingRows />}
        {months && <TotalsTable months={months} />}
      </section>
      <dl className={panel.terms}>
        {(['restored', 'cancelled', 'open'] as const).map((term) => (
          <div key={term}>
            <dt>{t(term)}</dt>
            <dd>{t(`means.${term}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

// The totals change with every row, though they name none.
const totalsContext = { additionalTypenames: ['AbnormalOrder', 'Order'] };
