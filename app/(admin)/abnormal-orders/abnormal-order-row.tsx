'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../format-date-time';
import { formatYen } from '../../format-yen';
import { confirmationMailState } from '../mail-state';
import { MailStateLabel } from '../mail-state-label';
import { PageLink } from '../page-link';
import table from '../table.module.css';
import { AbnormalOrderRow_abnormalOrder } from './abnormal-order-row.fragment';
import { NextStepLine } from './next-step-line';
import { PreferenceLine } from './preference-line';
import { RestoreCell } from './restore-cell';
import { StatusBadge } from './status-badge';
import { TradeTools } from './trade-tools';
import { UndeleteButton } from './undelete-button';

interface AbnormalOrderRowProps {
  row: FragmentOf<typeof AbnormalOrderRow_abnormalOrder>;
  onRestore: (id: string) => void;
  onDelete: (id: string) => void;
  onCancel: (id: string) => void;
  onAskPreference: (id: string) => void;
}

/** One trade: the guide's cells, and below them what to do next. `-` stands for what nobody knows. */
export function AbnormalOrderRow({
  row,
  onRestore,
  onDelete,
  onCancel,
  onAskPreference,
}: AbnormalOrderRowProps) {
  const t = useTranslations('abnormalOrders');
  const order = readFragment(AbnormalOrderRow_abnormalOrder, row);
  const { id, checkout, allowedActions } = order;
  const customer = checkout?.customer;
  const mail = confirmationMailState(order.mails);
  return (
    <tbody className={table.row} data-row={order.orderNumber} data-status={order.status}>
      <tr>
        <td data-cell="orderType" data-label={t('columns.orderType')}>
          {checkout?.orderType ?? '-'}
        </td>
        <td data-cell="status" data-label={t('columns.status')}>
          <StatusBadge status={order.status} />
        </td>
        <th scope="row" className="figure" data-cell="orderNumber" data-label={t('columns.orderNumber')}>
          {order.orderNumber}
        </th>
        <td className="figure" data-cell="receivedAt" data-label={t('columns.receivedAt')}>
          {formatDateTime(order.receivedAt)}
        </td>
        <td className="figure" data-cell="orderedAt" data-label={t('columns.orderedAt')}>
          {checkout ? formatDateTime(checkout.orderedAt) : '-'}
        </td>
        <td className={table.name} data-cell="customer" data-label={t('columns.customer')}>
          {customer ? t('customer', { name: customer.name, memberId: customer.memberId ?? '-' }) : '-'}
        </td>
        <td className="money" data-cell="total" data-label={t('columns.total')}>
          {checkout ? formatYen(checkout.total) : '-'}
        </td>
        <td data-cell="shipments" data-label={t('columns.shipments')}>
          {checkout ? t('shipments', { count: checkout.shipments.length }) : '-'}
        </td>
        <td data-cell="mail" data-label={t('columns.mail')}>
          {order.status === 'RESTORED' ? <MailStateLabel state={mail} /> : '-'}
        </td>
        <td className={table.action} data-cell="restore" data-label={t('columns.restore')}>
          <RestoreCell
            id={id}
            number={order.orderNumber}
            status={order.status}
            isAllowed={allowedActions.includes('RESTORE')}
            onRestore={onRestore}
          />
        </td>
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
      </tr>
      <tr className={table.note}>
        <td colSpan={12}>
          <div className={table.noteLine}>
            <div>
              <NextStepLine order={order} mail={mail} />
              <PreferenceLine order={order} onAsk={onAskPreference} />
            </div>
            <div data-screen-only>
              <TradeTools order={order} onCancel={onCancel} isRow />
            </div>
          </div>
        </td>
      </tr>
    </tbody>
  );
}
