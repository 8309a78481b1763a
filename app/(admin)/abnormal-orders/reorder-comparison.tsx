'use client';
import { Anchor } from '@mantine/core';
import { Equal } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../format-date-time';
import { formatYen } from '../../format-yen';
import { PageLink } from '../page-link';
import { alignLines, type BoughtLine } from './align-lines';
import { ReorderComparison_checkout, ReorderComparison_order } from './reorder-comparison.fragment';
import classes from './reorder-comparison.module.css';

interface ReorderComparisonProps {
  number: string;
  checkout: FragmentOf<typeof ReorderComparison_checkout>;
  orders: FragmentOf<typeof ReorderComparison_order>[];
}

/** The checkout beside what the customer may have ordered again, line by line; what is the same is marked and said. */
export function ReorderComparison({ number, checkout: masked, orders }: ReorderComparisonProps) {
  const t = useTranslations('reorder');
  const word = useTranslations('order');
  const checkout = readFragment(ReorderComparison_checkout, masked);
  const reorders = readFragment(ReorderComparison_order, orders);
  const rows = alignLines(
    checkout.lines,
    reorders.map(({ lines }) => lines),
  );
  const said = ({ quantity, unitPrice }: BoughtLine) =>
    t('quantityAt', { quantity, price: formatYen(unitPrice) });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard.
    <section className={classes.frame} tabIndex={0} aria-label={t('label')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{word('line')}</th>
            <th scope="col">
              {t('thisOrder')}
              <span className="figure">{number}</span>
              <span className="figure">{formatDateTime(checkout.orderedAt)}</span>
            </th>
            {reorders.map((order) => (
              <th key={order.id} scope="col">
                {t('otherOrder')}
                <Anchor component={PageLink} href={`/orders/${order.id}`} target="_blank" className="figure">
                  {order.number}
                </Anchor>
                <span className="figure">{formatDateTime(order.orderedAt)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a snapshot's lines have no identity but their place.
            <tr key={position}>
              <th scope="row">{row.name}</th>
              <td className="figure">{row.here ? said(row.here) : '-'}</td>
              {row.there.map((cell, place) => (
                <td key={reorders[place]?.id} className="figure" data-same={cell?.isSame}>
                  {cell ? said(cell.line) : '-'}
                  {cell?.isSame && (
                    <strong className={classes.same}>
                      <Equal size={12} aria-hidden="true" />
                      {t('same')}
                    </strong>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{word('total')}</th>
            <td className="figure">{formatYen(checkout.total)}</td>
            {reorders.map(({ id, total }) => (
              <td key={id} className="figure" data-same={total === checkout.total}>
                {formatYen(total)}
                {total === checkout.total && (
                  <strong className={classes.same}>
                    <Equal size={12} aria-hidden="true" />
                    {t('same')}
                  </strong>
                )}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
