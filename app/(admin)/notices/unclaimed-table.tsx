'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { formatDateTime } from '../../format-date-time';
import { formatYen } from '../../format-yen';
import { RawFields } from '../raw-fields';
import table from '../table.module.css';
import { TableHead } from '../table-head';
import type { Unclaimed } from './unclaimed-notices';

const columns = [
  'gmopgShopId',
  'receivedAt',
  'gatewayOrderId',
  'total',
  'deliveries',
  'sourceAddress',
] as const;

export function UnclaimedTable({
  rows,
  onAssign,
}: {
  rows: readonly Unclaimed[];
  onAssign: (notice: Unclaimed) => void;
}) {
  const t = useTranslations('quarantine');
  const word = useTranslations('notices');
  const name = (column: (typeof columns)[number]) =>
    column === 'gmopgShopId' ? t('gmopgShopId') : word(`columns.${column}`);
  return (
    <table className={table.table}>
      <TableHead caption={t('unclaimed')} columns={columns} name={name}>
        <th scope="col">{t('assign')}</th>
      </TableHead>
      {rows.map((notice) => (
        <tbody key={notice.id} className={table.row}>
          <tr>
            <th scope="row" className="figure">
              {notice.gmopgShopId ?? '-'}
            </th>
            <td className="figure" data-label={name('receivedAt')}>
              {formatDateTime(notice.receivedAt)}
            </td>
            <td className="figure" data-label={name('gatewayOrderId')}>
              {notice.gatewayOrderId ?? '-'}
            </td>
            <td className="money" data-label={name('total')}>
              {notice.total === null ? '-' : formatYen(notice.total)}
            </td>
            <td className="figure" data-label={name('deliveries')}>
              {word('deliveries', { count: notice.deliveries })}
            </td>
            <td className="figure" data-label={name('sourceAddress')}>
              {notice.sourceAddress ?? '-'}
            </td>
            <td className={table.action}>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('assignOne', { id: notice.gatewayOrderId ?? notice.gmopgShopId ?? '-' })}
                onClick={() => onAssign(notice)}
              >
                {t('assign')}
              </Button>
            </td>
          </tr>
          <tr className={table.note}>
            <td colSpan={columns.length + 1}>
              <RawFields fields={notice.fields} />
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}
