'use client';
import { Anchor } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../format-date-time';
import { formatYen } from '../../format-yen';
import { PageLink } from '../page-link';
import { ReorderList_order } from './reorder-list.fragment';
import classes from './reorder-list.module.css';

/** Orders of the same customer that may be the same wish under another number. */
export function ReorderList({ orders }: { orders: FragmentOf<typeof ReorderList_order>[] }) {
  const t = useTranslations('reorder');
  return (
    <ul className={classes.list} aria-label={t('label')}>
      {readFragment(ReorderList_order, orders).map((order) => (
        <li key={order.id}>
          <Anchor component={PageLink} href={`/orders/${order.id}`} target="_blank" className="figure">
            {order.number}
          </Anchor>
          <span className="figure">{formatDateTime(order.orderedAt)}</span>
          <span className="figure">{formatYen(order.total)}</span>
          <span>{order.lines.map((line) => t('line', line)).join(t('separator'))}</span>
        </li>
      ))}
    </ul>
  );
}
