'use client';
import { Anchor } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../format-date-time';
import { formatYen } from '../../format-yen';
import { PageLink } from '../page-link';
import { RawFields } from '../raw-fields';
import table from '../table.module.css';
import { TableHead } from '../table-head';
import type { KeptNotice } from './assign-dialog';
import { NoticeTable_notice } from './notice-table.fragment';
import { NoticeTools } from './notice-tools';
import { OutcomeLabel } from './outcome-label';

const columns = [
  'receivedAt',
  'outcome',
  'gatewayOrderId',
  'gatewayStatus',
  'total',
  'deliveries',
  'sourceAddress',
] as const;

interface NoticeTableProps {
  rows: FragmentOf<typeof NoticeTable_notice>[];
  mayAct: boolean;
  /** Absent: not an administrator. */
  onAssign?: (notice: KeptNotice) => void;
  onReevaluated: () => void;
}

export function NoticeTable({ rows, mayAct, onAssign, onReevaluated }: NoticeTableProps) {
  const t = useTranslations('notices');
  const name = (column: (typeof columns)[number]) => t(`columns.${column}`);
  return (
    <table className={table.table}>
      <TableHead caption={t('title')} columns={columns} name={name} />
      {readFragment(NoticeTable_notice, rows).map((notice) => (
        <tbody key={notice.id} className={table.row} data-row={notice.id}>
          <tr>
            <td className="figure" data-cell="receivedAt" data-label={name('receivedAt')}>
              {formatDateTime(notice.receivedAt)}
            </td>
            <td data-cell="outcome" data-label={name('outcome')}>
              <OutcomeLabel of={notice.outcome} />
            </td>
            <th scope="row" className="figure" data-cell="gatewayOrderId" data-label={name('gatewayOrderId')}>
              {notice.abnormalOrder ? (
                <Anchor component={PageLink} href={`/abnormal-orders/${notice.abnormalOrder.id}`}>
                  {notice.gatewayOrderId ?? '-'}
                </Anchor>
              ) : (
                (notice.gatewayOrderId ?? '-')
              )}
            </th>
            <td data-cell="gatewayStatus" data-label={name('gatewayStatus')}>
              {notice.gatewayStatus ?? '-'}
            </td>
            <td className="money" data-cell="total" data-label={name('total')}>
              {notice.total === null ? '-' : formatYen(notice.total)}
            </td>
            <td className="figure" data-cell="deliveries" data-label={name('deliveries')}>
              {t('deliveries', { count: notice.deliveries })}
            </td>
            <td className="figure" data-cell="sourceAddress" data-label={name('sourceAddress')}>
              {notice.sourceAddress ?? '-'}
            </td>
          </tr>
          <tr className={table.note}>
            <td colSpan={columns.length}>
              <NoticeTools
                notice={notice}
                mayAct={mayAct}
                onAssign={onAssign && (() => onAssign(notice))}
                onDone={onReevaluated}
              >
                <RawFields fields={notice.fields} />
              </NoticeTools>
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}
