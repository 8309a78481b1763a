'use client';
import { useTranslations } from 'next-intl';
import { useContext } from 'react';
import classes from './select-cell.module.css';
import { tickedOf } from './selection';
import { SelectionContext } from './selection-desk';

/** The box above the rows: all of the page. */
export function SelectPageHead() {
  const t = useTranslations('bulk');
  if (!useContext(SelectionContext)) return null;
  return (
    <th scope="col" className={classes.cell} data-column="select">
      <span className={classes.unseen}>{t('selectColumn')}</span>
      <PageBox label={t('selectPage')} />
    </th>
  );
}

/** The same where rows are cards and there is no head. */
export function SelectPageBar() {
  const t = useTranslations('bulk');
  const desk = useContext(SelectionContext);
  if (!desk) return null;
  return (
    <div className={classes.bar} data-screen-only>
      <PageBox words={t('selectPageOf', { count: desk.rows.length })} />
    </div>
  );
}

function PageBox({ label, words }: { label?: string; words?: string }) {
  const desk = useContext(SelectionContext);
  if (!desk) return null;
  const ticked = tickedOf(desk.chosen, desk.rows);
  return (
    <label className={classes.box}>
      <input
        type="checkbox"
        aria-label={label}
        checked={ticked === 'all'}
        ref={(box) => {
          if (box) box.indeterminate = ticked === 'some';
        }}
        onChange={({ currentTarget }) => desk.tickPage(currentTarget.checked)}
      />
      {words}
    </label>
  );
}
