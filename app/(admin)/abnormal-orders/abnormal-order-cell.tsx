'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ResultOf } from '#graphql/tada';
import { formatDateTime } from '../../format-date-time';
import { formatYen } from '../../format-yen';
import { confirmationMailState } from '../mail-state';
import { MailStateLabel } from '../mail-state-label';
import { PageLink } from '../page-link';
import table from '../table.module.css';
import type { AbnormalOrderRow_abnormalOrder } from './abnormal-order-row.fragment';
import type { Column } from './columns';
import { RestoreCell } from './restore-cell';
import { StatusBadge } from './status-badge';
import { UndeleteButton } from './undelete-button';

interface AbnormalOrderCellProps {
  column: Column;
  order: ResultOf<typeof AbnormalOrderRow_abnormalOrder>;
  onRestore: (id: string) => void;
  onDelete: (id: string) => void;
}

/** One cell of the guide's table. `-` stands for what nobody knows. */
export function AbnormalOrderCell({ column, order, onRestore, onDelete }: AbnormalOrderCellProps) {
  const t = useTranslations('abnormalOrders');
  const { id, checkout, allowedActions } = order;
  const customer = checkout?.customer;
  switch (column) {
    case 'orderType':
      return (
        <td data-cell="orderType" data-label={t('columns.orderType')}>
          {checkout?.orderType ?? '-'}
        </td>
      );
    case 'status':
      return (
        <td data-cell="status" data-label={t('columns.status')}>
          <StatusBadge status={order.status} />
        </td>
      );
    case 'orderNumber':
      return (
        <th scope="row" className="figure" data-cell="orderNumber" data-label={t('columns.orderNumber')}>
          {order.orderNumber}
        </th>
      );
    case 'receivedAt':
      return (
        <td className="figure" data-cell="receivedAt" data-label={t('columns.receivedAt')}>
          {formatDateTime(order.receivedAt)}
        </td>
      );
    case 'orderedAt':
      return (
        <td className="figure" data-cell="orderedAt" data-label={t('columns.orderedAt')}>
          {checkout ? formatDateTime(checkout.orderedAt) : '-'}
        </td>
      );
    case 'customer':
      return (
        <td className={table.name} data-cell="customer" data-label={t('columns.customer')}>
          {customer ? t('customer', { name: customer.name, memberId: customer.memberId ?? '-' }) : '-'}
        </td>
      );
    case 'total':
      return (
        <td className="money" data-cell="total" data-label={t('columns.total')}>
          {checkout ? formatYen(checkout.total) : '-'}
        </td>
      );
    case 'shipments':
      return (
        <td data-cell="shipments" data-label={t('columns.shipments')}>
          {checkout ? t('shipments', { count: checkout.shipments.length }) : '-'}
        </td>
      );
    case 'mail':
      return (
        <td data-cell="mail" data-label={t('columns.mail')}>
          {order.status === 'RESTORED' ? <MailStateLabel state={confirmationMailState(order.mails)} /> : '-'}
        </td>
      );
    case 'restore':
      return (
        <td className={table.action} data-cell="restore" data-label={t('columns.restore')}>
          <RestoreCell
            id={id}
            number={order.orderNumber}
            status={order.status}
            isAllowed={allowedActions.includes('RESTORE')}
            onRestore={onRestore}
          />
        </td>
      );
    case 'delete':
      return (
        <td className={table.action} data-cell="delete" data-label={t('columns.delete')}>
          {allowedActions.includes('DELETE') && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('deleteOf', { number: order.orderNumber })}
              onClick={() => onDelete(id)}
            >
              {t('delete')}
            </Button>
          )}
          {allowedActions.includes('UNDELETE') && <UndeleteButton id={id} number={order.orderNumber} />}
          {!allowedActions.includes('DELETE') && !allowedActions.includes('UNDELETE') && '-'}
        </td>
      );
    case 'detail':
      return (
        <td className={table.action} data-cell="detail" data-label={t('columns.detail')}>
          <Button
            component={PageLink}
            href={`/abnormal-orders/${id}`}
            size="compact-sm"
            variant="default"
            aria-label={t('detailOf', { number: order.orderNumber })}
          >
            {t('detail')}
          </Button>
        </td>
      );
  }
}
