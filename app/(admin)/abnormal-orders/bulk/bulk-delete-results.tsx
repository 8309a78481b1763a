'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import dialog from '../../dialog.module.css';
import { PrintButton } from '../../print-button';
import classes from './bulk-dialog.module.css';
import { CopyButton } from './copy-button';
import { RefusedRows } from './refused-rows';
import { resultTable } from './result-table';
import type { DeleteResults } from './use-bulk-delete';

/** What stayed and why. What was deleted can be put back from the toast. */
export function BulkDeleteResults({ deleted, refused, onClose }: DeleteResults & { onClose: () => void }) {
  const t = useTranslations('bulkDelete');
  const word = useTranslations('bulk');
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
          <Button onClick={onClose}>{t('close')}</Button>
        </div>
      </footer>
    </div>
  );
}
