'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ResultOf } from '#graphql/tada';
import { formatDateTime } from '../../format-date-time';
import { formatYen } from '../../format-yen';
import { confirmationMailState } from '../mail-state';
import { MailStateLabel } from '../mail-state-label';
import { PageLink } from '../page-link';
import table from '../table.module.css';
import type { OpenRowDialog } from './abnormal-order-row';
import type { AbnormalOrderRow_abnormalOrder } from './abnormal-order-row.fragment';
import type { Column } from './columns';
import { RestoreCell } from './restore-cell';
import { StatusBadge } from './status-badge';
import { UndeleteButton } from './undelete-button';

interface AbnormalOrderCellProps {
  column: Column;
  order: ResultOf<typeof AbnormalOrderRow_abnormalOrder>;
  onOpen: OpenRowDialog;
}

/** One cell of the guide's table. `-` stands for what nobody knows. */
export function AbnormalOrderCell({ column, order, onOpen }: AbnormalOrderCellProps) {
  const t = useTranslations('abnormalOrders');
  const { id, checkout, allowedActions } = order;
  const customer = checkout?.customer;
  const said = (words: ReactNode, className?: string) => (
    <td
      className={className}
      data-cell={column}
      data-label={t(`columns.${column}`)}
      data-empty={words ? undefined : true}
    >
      {words || '-'}
    </td>
  );
  switch (column) {
    case 'orderType':
      return said(checkout?.orderType);
    case 'status':
      return said(<StatusBadge status={order.status} />);
    case 'orderNumber':
      return (
        <th scope="row" className="figure" data-cell="orderNumber" data-label={t('columns.orderNumber')}>
          {order.orderNumber}
        </th>
      );
    case 'receivedAt':
      return said(formatDateTime(order.receivedAt), 'figure');
    case 'orderedAt':
      return said(checkout && formatDateTime(checkout.orderedAt), 'figure');
    case 'customer':
      return said(
        customer && t('customer', { name: customer.name, memberId: customer.memberId ?? '-' }),
        table.name,
      );
    case 'total':
      return said(checkout && formatYen(checkout.total), 'money');
    case 'shipments':
      return said(checkout && t('shipments', { count: checkout.shipments.length }));
    case 'mail':
      return said(
        order.status === 'RESTORED' && <MailStateLabel state={confirmationMailState(order.mails)} />,
      );
    case 'restore':
      return (
        <td className={table.action} data-cell="restore" data-label={t('columns.restore')}>
          <RestoreCell
            number={order.orderNumber}
            status={order.status}
            isAllowed={allowedActions.includes('RESTORE')}
            onRestore={() => onOpen('restore', id)}
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
              onClick={() => onOpen('delete', id)}
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
