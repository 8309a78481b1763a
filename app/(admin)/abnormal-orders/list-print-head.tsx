'use client';
import { useTranslations } from 'next-intl';
import { rowsShown } from '../list-page';
import { PrintHead } from '../print-head';
import type { ListUrl } from './abnormal-orders-url';
import { useActiveFilters } from './use-active-filters';

/** The list's filter in words, for paper. */
export function ListPrintHead({ url, rowCount, total }: { url: ListUrl; rowCount: number; total: number }) {
  const t = useTranslations('abnormalOrders');
  const word = useTranslations('print');
  const filters = [
    t(`tabs.${url.tab}`),
    url.q && word('search', { search: url.q }),
    ...useActiveFilters(url).map(({ words }) => words),
    word('rows', { ...rowsShown(url, rowCount), total }),
  ].flatMap((filter) => filter || []);
  return <PrintHead filters={filters} />;
}
