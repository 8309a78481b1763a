'use client';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { OpenedBy } from '../live/opened-by';
import { confirmationMailState } from '../mail-state';
import table from '../table.module.css';
import { AbnormalOrderCell } from './abnormal-order-cell';
import { AbnormalOrderRow_abnormalOrder } from './abnormal-order-row.fragment';
import { SelectCell } from './bulk/select-cell';
import { useColumnLayout } from './column-context';
import { visibleColumns } from './column-layout';
import { NextStepLine } from './next-step-line';
import { PreferenceLine } from './preference-line';
import { TradeTools } from './trade-tools';

interface AbnormalOrderRowProps {
  row: FragmentOf<typeof AbnormalOrderRow_abnormalOrder>;
  /** What became of it while the list was looked at. */
  news?: 'changed' | 'left' | undefined;
  onOpen: OpenRowDialog;
}

export type RowDialog = 'restore' | 'delete' | 'cancel' | 'preference';
/** The same function from one drawing to the next: a row is drawn anew only when it says something else. */
export type OpenRowDialog = (dialog: RowDialog, id: string) => void;

export const AbnormalOrderRow = memo(Row);

/** One trade: the guide's cells, and below them what to do next. `-` stands for what nobody knows. */
function Row({ row, news, onOpen }: AbnormalOrderRowProps) {
  const t = useTranslations('abnormalOrders');
  const order = readFragment(AbnormalOrderRow_abnormalOrder, row);
  const columns = visibleColumns(useColumnLayout().layout);
  const mail = confirmationMailState(order.mails);
  return (
    <tbody className={table.row} data-row={order.orderNumber} data-status={order.status} data-news={news}>
      <tr inert={news === 'left'}>
        <SelectCell order={order} />
        {columns.map((column) => (
          <AbnormalOrderCell key={column} column={column} order={order} onOpen={onOpen} />
        ))}
      </tr>
      <tr className={table.note}>
        <td colSpan={columns.length + 1}>
          <div className={table.noteLine}>
            <div>
              {news && <span className={table.news}>{t(`news.${news}`)}</span>}
              {news !== 'left' && <OpenedBy order={order} />}
              <NextStepLine order={order} mail={mail} />
              <PreferenceLine order={order} onAsk={(id) => onOpen('preference', id)} />
            </div>
            <div data-screen-only inert={news === 'left'}>
              <TradeTools order={order} onCancel={(id) => onOpen('cancel', id)} isRow />
            </div>
          </div>
        </td>
      </tr>
    </tbody>
  );
}
