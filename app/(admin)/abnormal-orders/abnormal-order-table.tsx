'use client';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import type { HeldRow } from '../live/hold-rows';
import table from '../table.module.css';
import { AbnormalOrderRow, type OpenRowDialog } from './abnormal-order-row';
import { AbnormalOrderTable_abnormalOrder } from './abnormal-order-table.fragment';
import { SelectPageBar, SelectPageHead } from './bulk/select-page';
import { SelectionContext, type SelectionDesk } from './bulk/selection-desk';
import { useColumnLayout } from './column-context';
import { visibleColumns } from './column-layout';

interface AbnormalOrderTableProps {
  rows: readonly HeldRow<FragmentOf<typeof AbnormalOrderTable_abnormalOrder>>[];
  /** Those that changed a moment ago. */
  changed: readonly string[];
  selection: SelectionDesk | null;
  onOpen: OpenRowDialog;
}

export function AbnormalOrderTable({ rows, changed, selection, onOpen }: AbnormalOrderTableProps) {
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
        {rows.map(({ row: masked, hasLeft }) => {
          const row = readFragment(AbnormalOrderTable_abnormalOrder, masked);
          const news = hasLeft ? 'left' : changed.includes(row.id) ? 'changed' : undefined;
          return <AbnormalOrderRow key={row.id} row={row} news={news} onOpen={onOpen} />;
        })}
      </table>
    </SelectionContext>
  );
}
