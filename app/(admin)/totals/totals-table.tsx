'use client';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatYen } from '../../format-yen';
import { TotalsTable_month } from './totals-table.fragment';
import classes from './totals-table.module.css';

const terms = ['restored', 'cancelled', 'open'] as const;

/** A row for each month, newest first, and their sum. */
export function TotalsTable({ months: masked }: { months: FragmentOf<typeof TotalsTable_month>[] }) {
  const t = useTranslations('totals');
  const months = readFragment(TotalsTable_month, masked).toReversed();
  const sum = (name: 'Count' | 'Yen', term: (typeof terms)[number]) =>
    months.reduce((total, month) => total + month[`${term}${name}`], 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard.
    <section className={classes.scroll} tabIndex={0} aria-label={t('table')}>
      <table className={classes.table}>
        <caption className={classes.caption}>{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t('month')}
            </th>
            {terms.map((term) => (
              <th key={term} scope="colgroup" colSpan={2} data-term={term}>
                {t(term)}
              </th>
            ))}
          </tr>
          <tr>
            {terms.flatMap((term) => [
              <th key={`${term} count`} scope="col" className="money">
                {t('count')}
              </th>,
              <th key={`${term} yen`} scope="col" className="money">
                {t('yen')}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.month} data-month={month.month}>
              <th scope="row" className="figure">
                {month.month.replace('-', '/')}
              </th>
              {terms.flatMap((term) => [
                <td key={`${term} count`} className="money">
                  {month[`${term}Count`].toLocaleString('en-US')}
                </td>,
                <td key={`${term} yen`} className="money">
                  {formatYen(month[`${term}Yen`])}
                </td>,
              ])}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('sum')}</th>
            {terms.flatMap((term) => [
              <td key={`${term} count`} className="money">
                {sum('Count', term).toLocaleString('en-US')}
              </td>,
              <td key={`${term} yen`} className="money">
                {formatYen(sum('Yen', term))}
              </td>,
            ])}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
