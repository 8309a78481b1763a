'use client';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import table from '../table.module.css';
import { AbnormalOrderRow } from './abnormal-order-row';
import { AbnormalOrderTable_abnormalOrder } from './abnormal-order-table.fragment';
import { SelectPageBar, SelectPageHead } from './bulk/select-page';
import { SelectionContext, type SelectionDesk } from './bulk/selection-desk';
import { useColumnLayout } from './column-context';
import { visibleColumns } from './column-layout';

interface AbnormalOrderTableProps {
  rows: FragmentOf<typeof AbnormalOrderTable_abnormalOrder>[];
  selection: SelectionDesk | null;
  onRestore: (id: string) => void;
  onDelete: (id: string) => void;
  onCancel: (id: string) => void;
  onAskPreference: (id: string) => void;
}

export function AbnormalOrderTable({ rows, selection, ...actions }: AbnormalOrderTableProps) {
  const t = useTranslations('abnormalOrders');
  const { layout } = useColumnLayout();
  return (
    <SelectionContext value={selection}>
      <SelectPageBar />
      <table className={table.table} data-density={layout.density}>
        <caption className={table.caption}>{t('title')}</caption>
        <thead>
          <tr>
            <SelectPageHead />
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
    </SelectionContext>
  );
}
