'use client';
import { Button } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { formatYen } from '../../../format-yen';
import classes from './bulk-bar.module.css';
import { mostChosen, tickedOf, totalOf } from './selection';
import type { SelectionDesk } from './selection-desk';

const BulkRestoreDialog = dynamic(async () => (await import('./bulk-restore-dialog')).BulkRestoreDialog);
const BulkDeleteDialog = dynamic(async () => (await import('./bulk-delete-dialog')).BulkDeleteDialog);

interface BulkBarProps {
  selection: SelectionDesk | null;
  /** How many rows match the filter. */
  total: number;
}

/** What is ticked, how much money that is, and what can be done with all of it. */
export function BulkBar({ selection, total }: BulkBarProps) {
  const t = useTranslations('bulk');
  const [open, setOpen] = useState<{ dialog: 'restore' | 'delete'; ids: string[] } | null>(null);
  if (!selection) return null;
  const { chosen, clear, isChoosingAll } = selection;
  const isShown = chosen.size > 0 || isChoosingAll;
  const show = (dialog: 'restore' | 'delete') => setOpen({ dialog, ids: [...chosen.keys()] });
  const close = (done: readonly string[]) => {
    setOpen(null);
    selection.drop(done);
  };
  return (
    <>
      <div className={classes.bar} data-screen-only>
        <div className={classes.inner} data-shown={isShown}>
          <strong className="figure" role="status">
            {isShown &&
              (isChoosingAll
                ? t('choosingAll')
                : t('chosen', { count: chosen.size, total: formatYen(totalOf(chosen)) }))}
          </strong>
          {isShown && (
            <>
              <AllThatMatch selection={selection} total={total} />
              <span className={classes.buttons}>
                <Button onClick={() => show('restore')} disabled={isChoosingAll}>
                  {t('restore')}
                </Button>
                <Button variant="default" onClick={() => show('delete')} disabled={isChoosingAll}>
                  {t('delete')}
                </Button>
                <Button variant="subtle" onClick={clear}>
                  {t('clear')}
                </Button>
              </span>
            </>
          )}
        </div>
      </div>
      {open?.dialog === 'restore' && <BulkRestoreDialog ids={open.ids} onClose={close} />}
      {open?.dialog === 'delete' && <BulkDeleteDialog ids={open.ids} onClose={close} />}
    </>
  );
}

/** The way from the page to every row that matches, and why not to more than 500. */
function AllThatMatch({ selection, total }: { selection: SelectionDesk; total: number }) {
  const t = useTranslations('bulk');
  const { chosen, rows, chooseAll, isChoosingAll } = selection;
  if (isChoosingAll) return null;
  if (chosen.size >= mostChosen && total > mostChosen)
    return <span className={classes.note}>{t('mostChosen', { most: mostChosen })}</span>;
  if (chosen.size >= total || tickedOf(chosen, rows) !== 'all') return null;
  return (
    <Button variant="subtle" size="compact-sm" onClick={chooseAll}>
      {total > mostChosen ? t('chooseMost', { most: mostChosen, total }) : t('chooseAll', { total })}
    </Button>
  );
}
