'use client';
import { Button } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FragmentOf, graphql, readFragment } from '#graphql/tada';
import { StatusBadge } from '../abnormal-orders/status-badge';
import { formatDateTime } from '../../format-date-time';
import { formatYen } from '../../format-yen';
import { confirmationMailState } from '../mail-state';
import { MailStateLabel } from '../mail-state-label';
import { Progress } from './progress';
import table from '../table.module.css';

export const OrderTable_order = graphql(`
  fragment OrderTable_order on Order {
    id number origin orderType orderedAt total paymentMethod progress
    customer { name memberId }
    shipments { name }
    mails { kind state queuedAt }
  }
`);

const columns = [
  'number',
  'origin',
  'orderType',
  'orderedAt',
  'customer',
  'total',
  'shipments',
  'payment',
  'progress',
  'mail',
  'detail',
] as const;

export function OrderTable({ rows }: { rows: FragmentOf<typeof OrderTable_order>[] }) {
  const t = useTranslations();
  const name = (column: (typeof columns)[number]) => t(`orders.columns.${column}`);
  return (
    <table className={table.table}>
      <caption className={table.caption}>{t('orders.title')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" data-column={column}>
              {name(column)}
            </th>
          ))}
        </tr>
      </thead>
      {readFragment(OrderTable_order, rows).map((order) => (
        <tbody key={order.id} className={table.row} data-row={order.number}>
          <tr>
            <th scope="row" className="figure" data-label={name('number')}>
              {order.number}
            </th>
            <td data-label={name('origin')}>
              {order.origin === 'RESTORED' ? <StatusBadge status="RESTORED" /> : t('origin.CART')}
            </td>
            <td data-label={name('orderType')}>{order.orderType}</td>
            <td className="figure" data-label={name('orderedAt')}>
              {formatDateTime(order.orderedAt)}
            </td>
            <td className={table.name} data-label={name('customer')}>
              {t('order.customerOf', { name: order.customer.name, memberId: order.customer.memberId ?? '-' })}
            </td>
            <td className="money" data-label={name('total')}>
              {formatYen(order.total)}
            </td>
            <td data-label={name('shipments')}>
              {t('abnormalOrders.shipments', { count: order.shipments.length })}
            </td>
            <td data-label={name('payment')}>{t(`paymentMethod.${order.paymentMethod}`)}</td>
            <td data-label={name('progress')}>
              <Progress of={order.progress} />
            </td>
            <td data-label={name('mail')}>
              <MailStateLabel state={confirmationMailState(order.mails)} />
            </td>
            <td className={table.action} data-label={name('detail')}>
              <Button
                component={Link}
                href={`/orders/${order.id}`}
                size="compact-sm"
                variant="default"
                aria-label={t('orders.detailOf', { number: order.number })}
              >
                {t('orders.detail')}
              </Button>
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}
