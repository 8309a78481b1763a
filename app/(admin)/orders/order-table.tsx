'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../format-date-time';
import { formatYen } from '../../format-yen';
import { StatusBadge } from '../abnormal-orders/status-badge';
import { confirmationMailState } from '../mail-state';
import { MailStateLabel } from '../mail-state-label';
import { PageLink } from '../page-link';
import table from '../table.module.css';
import { TableHead } from '../table-head';
import { OrderTable_order } from './order-table.fragment';
import { Progress } from './progress';

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
      <TableHead caption={t('orders.title')} columns={columns} name={name} />
      {readFragment(OrderTable_order, rows).map((order) => (
        <tbody key={order.id} className={table.row} data-row={order.number}>
          <tr>
            <th scope="row" className="figure" data-cell="number" data-label={name('number')}>
              {order.number}
            </th>
            <td data-cell="origin" data-label={name('origin')}>
              {order.origin === 'RESTORED' ? <StatusBadge status="RESTORED" /> : t('origin.CART')}
            </td>
            <td data-cell="orderType" data-label={name('orderType')}>
              {order.orderType}
            </td>
            <td className="figure" data-cell="orderedAt" data-label={name('orderedAt')}>
              {formatDateTime(order.orderedAt)}
            </td>
            <td className={table.name} data-cell="customer" data-label={name('customer')}>
              {t('order.customerOf', { name: order.customer.name, memberId: order.customer.memberId ?? '-' })}
            </td>
            <td className="money" data-cell="total" data-label={name('total')}>
              {formatYen(order.total)}
            </td>
            <td data-cell="shipments" data-label={name('shipments')}>
              {t('abnormalOrders.shipments', { count: order.shipments.length })}
            </td>
            <td data-cell="payment" data-label={name('payment')}>
              {t(`paymentMethod.${order.paymentMethod}`)}
            </td>
            <td data-cell="progress" data-label={name('progress')}>
              <Progress of={order.progress} />
            </td>
            <td data-cell="mail" data-label={name('mail')}>
              <MailStateLabel state={confirmationMailState(order.mails)} />
            </td>
            <td className={table.action} data-cell="detail" data-label={name('detail')}>
              <Button
                component={PageLink}
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
