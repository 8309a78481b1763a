'use client';
import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FragmentOf, graphql, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../format-date-time';
import { formatYen } from '../../format-yen';
import { RawFields } from '../raw-fields';
import table from '../table.module.css';
import { OutcomeLabel } from './outcome-label';

export const NoticeTable_notice = graphql(`
  fragment NoticeTable_notice on Notice {
    id receivedAt deliveries gatewayOrderId gatewayStatus total payType outcome sourceAddress fields
    abnormalOrder { id }
  }
`);

const columns = [
  'receivedAt',
  'outcome',
  'gatewayOrderId',
  'gatewayStatus',
  'total',
  'deliveries',
  'sourceAddress',
] as const;

export function NoticeTable({ rows }: { rows: FragmentOf<typeof NoticeTable_notice>[] }) {
  const t = useTranslations('notices');
  const name = (column: (typeof columns)[number]) => t(`columns.${column}`);
  return (
    <table className={table.table}>
      <caption className={table.caption}>{t('title')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" data-column={column}>
              {name(column)}
            </th>
          ))}
        </tr>
      </thead>
      {readFragment(NoticeTable_notice, rows).map((notice) => (
        <tbody key={notice.id} className={table.row}>
          <tr>
            <td className="figure" data-label={name('receivedAt')}>
              {formatDateTime(notice.receivedAt)}
            </td>
            <td data-label={name('outcome')}>
              <OutcomeLabel of={notice.outcome} />
            </td>
            <th scope="row" className="figure" data-label={name('gatewayOrderId')}>
              {notice.abnormalOrder ? (
                <Anchor component={Link} href={`/abnormal-orders/${notice.abnormalOrder.id}`}>
                  {notice.gatewayOrderId ?? '-'}
                </Anchor>
              ) : (
                (notice.gatewayOrderId ?? '-')
              )}
            </th>
            <td data-label={name('gatewayStatus')}>{notice.gatewayStatus ?? '-'}</td>
            <td className="money" data-label={name('total')}>
              {notice.total === null ? '-' : formatYen(notice.total)}
            </td>
            <td className="figure" data-label={name('deliveries')}>
              {t('deliveries', { count: notice.deliveries })}
            </td>
            <td className="figure" data-label={name('sourceAddress')}>
              {notice.sourceAddress ?? '-'}
            </td>
          </tr>
          <tr className={table.note}>
            <td colSpan={columns.length}>
              <RawFields fields={notice.fields} />
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}
