'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import dialog from '../../dialog.module.css';
import { PrintButton } from '../../print-button';
import classes from './bulk-dialog.module.css';
import { CopyButton } from './copy-button';
import { RefusedRows } from './refused-rows';
import type { PlannedRow } from './restore-plan';
import { resultTable } from './result-table';
import type { DeleteResults } from './use-bulk-delete';
import { canBeTriedAgain } from './why-refused';

interface BulkDeleteResultsProps extends DeleteResults {
  onRetry: (rows: PlannedRow[]) => void;
  onClose: () => void;
}

/** What stayed and why. What was deleted can be put back from the toast. */
export function BulkDeleteResults({ deleted, refused, onRetry, onClose }: BulkDeleteResultsProps) {
  const t = useTranslations('bulkDelete');
  const word = useTranslations('bulk');
  const again = refused.filter(({ why }) => canBeTriedAgain(why));
  const copied = () =>
    [
      resultTable(deleted, () => word('deleted')),
      resultTable(refused, ({ why }) => word(`why.${why}.cause`)),
    ].join('\n');
  return (
    <div className={classes.results} data-prints>
      <p className={classes.lead} role="status">
        {t('results', { count: deleted.length, stayed: refused.length })}
      </p>
      <RefusedRows title={t('refused')} rows={refused} />
      <footer className={dialog.foot}>
        <div className={dialog.buttons}>
          <CopyButton text={copied} />
          <PrintButton />
          {again.length > 0 && (
            <Button variant="default" onClick={() => onRetry(again)}>
              {word('again', { count: again.length })}
            </Button>
          )}
          <Button onClick={onClose}>{t('close')}</Button>
        </div>
      </footer>
    </div>
  );
}
