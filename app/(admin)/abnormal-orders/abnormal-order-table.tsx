'use client';
import { useTranslations } from 'next-intl';
import { type FragmentOf, graphql, readFragment } from '#graphql/tada';
import table from '../table.module.css';
import { AbnormalOrderRow, AbnormalOrderRow_abnormalOrder } from './abnormal-order-row';
import { columns } from './columns';

export const AbnormalOrderTable_abnormalOrder = graphql(
  `
  fragment AbnormalOrderTable_abnormalOrder on AbnormalOrder { id ...AbnormalOrderRow_abnormalOrder }
`,
  [AbnormalOrderRow_abnormalOrder],
);

interface AbnormalOrderTableProps {
  rows: FragmentOf<typeof AbnormalOrderTable_abnormalOrder>[];
  onRestore: (id: string) => void;
  onDelete: (id: string) => void;
}

export function AbnormalOrderTable({ rows, onRestore, onDelete }: AbnormalOrderTableProps) {
  const t = useTranslations('abnormalOrders');
  return (
    <table className={table.table}>
      <caption className={table.caption}>{t('title')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" data-column={column}>
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {readFragment(AbnormalOrderTable_abnormalOrder, rows).map((row) => (
        <AbnormalOrderRow key={row.id} row={row} onRestore={onRestore} onDelete={onDelete} />
      ))}
    </table>
  );
}
