'use client';
import { useTranslations } from 'next-intl';
import { useContext } from 'react';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { SelectCell_abnormalOrder } from './select-cell.fragment';
import classes from './select-cell.module.css';
import { SelectionContext } from './selection-desk';

/** A row's box. With Shift it takes along what lies between it and the one before. */
export function SelectCell({ order: masked }: { order: FragmentOf<typeof SelectCell_abnormalOrder> }) {
  const t = useTranslations();
  const desk = useContext(SelectionContext);
  if (!desk) return null;
  const { id, orderNumber, status } = readFragment(SelectCell_abnormalOrder, masked);
  return (
    <td className={classes.cell} data-cell="select">
      <label className={classes.box}>
        <input
          type="checkbox"
          aria-label={t('bulk.select', { number: orderNumber, status: t(`status.${status}`) })}
          checked={desk.chosen.has(id)}
          onChange={({ currentTarget, nativeEvent }) =>
            desk.tickRow(id, {
              isTicked: currentTarget.checked,
              isRange: nativeEvent instanceof MouseEvent && nativeEvent.shiftKey,
            })
          }
        />
      </label>
    </td>
  );
}
