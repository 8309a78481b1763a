'use client';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import table from '../table.module.css';
import { AbnormalOrderRow } from './abnormal-order-row';
import { AbnormalOrderTable_abnormalOrder } from './abnormal-order-table.fragment';
import { useColumnLayout } from './column-context';
import { visibleColumns } from './column-layout';

interface AbnormalOrderTableProps {
  rows: FragmentOf<typeof AbnormalOrderTable_abnormalOrder>[];
  onRestore: (id: string) => void;
  onDelete: (id: string) => void;
  onCancel: (id: string) => void;
  onAskPreference: (id: string) => void;
}

export function AbnormalOrderTable({ rows, ...actions }: AbnormalOrderTableProps) {
  const t = useTranslations('abnormalOrders');
  const { layout } = useColumnLayout();
  return (
    <table className={table.table} data-density={layout.density}>
      <caption className={table.caption}>{t('title')}</caption>
      <thead>
        <tr>
          {visibleColumns(layout).map((column) => (
            <th key={column} scope="col" data-column={column}>
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {readFragment(AbnormalOrderTable_abnormalOrder, rows).map((row) => (
        <AbnormalOrderRow key={row.id} row={row} {...actions} />
      ))}
    </table>
  );
}
