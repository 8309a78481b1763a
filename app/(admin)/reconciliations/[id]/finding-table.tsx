'use client';
import { Anchor } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../../format-date-time';
import { PageLink } from '../../page-link';
import table from '../../table.module.css';
import { TableHead } from '../../table-head';
import { FindingTable_finding } from './finding-table.fragment';
import classes from './finding-table.module.css';
import { SnapshotLine } from './snapshot-line';

const columns = ['orderNumber', 'kind', 'customer', 'before', 'after', 'at'] as const;

export function FindingTable({ rows }: { rows: FragmentOf<typeof FindingTable_finding>[] }) {
  const t = useTranslations('reconciliation');
  const name = (column: (typeof columns)[number]) => t(`columns.${column}`);
  return (
    <table className={table.table}>
      <TableHead caption={t('findings')} columns={columns} name={name} />
      {readFragment(FindingTable_finding, rows).map((finding) => (
        <tbody key={finding.id} className={table.row}>
          <tr>
            <th scope="row" className="figure" data-cell="orderNumber" data-label={name('orderNumber')}>
              {finding.abnormalOrder ? (
                <Anchor inherit component={PageLink} href={`/abnormal-orders/${finding.abnormalOrder.id}`}>
                  {finding.orderNumber}
                </Anchor>
              ) : (
                finding.orderNumber
              )}
            </th>
            <td data-cell="kind" data-label={name('kind')}>
              <span className={classes.kind} data-kind={finding.kind}>
                {t(`kinds.${finding.kind}`)}
              </span>
            </td>
            <td className={table.name} data-cell="customer" data-label={name('customer')}>
              {finding.abnormalOrder?.checkout?.customer.name ?? '-'}
            </td>
            <td data-cell="before" data-label={name('before')}>
              <SnapshotLine of={finding.before} />
            </td>
            <td data-cell="after" data-label={name('after')}>
              <SnapshotLine of={finding.after} />
            </td>
            <td className="figure" data-cell="at" data-label={name('at')}>
              {formatDateTime(finding.at)}
            </td>
          </tr>
          <tr className={table.note}>
            <td colSpan={columns.length}>
              {t(`next.${finding.kind}`)} {finding.problem}
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}
