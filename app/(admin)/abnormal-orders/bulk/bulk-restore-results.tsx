'use client';
import { Anchor, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { formatYen } from '../../../format-yen';
import dialog from '../../dialog.module.css';
import { PageLink } from '../../page-link';
import { PrintButton } from '../../print-button';
import classes from './bulk-dialog.module.css';
import { CopyButton } from './copy-button';
import { RefusedRows } from './refused-rows';
import type { RestoreOutcome } from './restore-outcome';
import { type PlannedRow, sumOf } from './restore-plan';
import { resultTable } from './result-table';
import { canBeTriedAgain } from './why-refused';

interface BulkRestoreResultsProps {
  outcomes: RestoreOutcome[];
  onRetry: (rows: PlannedRow[]) => void;
  onClose: () => void;
}

/** What became of each row. It stands until somebody closes it, and can be copied and printed. */
export function BulkRestoreResults({ outcomes, onRetry, onClose }: BulkRestoreResultsProps) {
  const t = useTranslations('bulkRestore');
  const word = useTranslations('bulk');
  const restored = outcomes.filter((one) => one.kind === 'restored');
  const refused = outcomes.filter((one) => one.kind === 'refused');
  const again = refused.filter(({ why }) => canBeTriedAgain(why));
  const copied = () =>
    resultTable(outcomes, (one) =>
      one.kind === 'restored' ? word('restored') : word(`why.${one.why}.cause`),
    );
  return (
    <div className={classes.results} data-prints>
      <p className={classes.lead} role="status">
        {t('done', { count: restored.length, total: formatYen(sumOf(restored)) })}
        {refused.length > 0 && ` ${t('notDone', { count: refused.length })}`}
      </p>
      <RefusedRows title={t('stayed')} rows={refused} />
      {restored.length > 0 && (
        <section>
          <h3>{t('restoredRows', { count: restored.length })}</h3>
          <ul className={classes.rows} data-restored>
            {restored.map(({ id, number, name, total, orderId, mailTo }) => (
              <li key={id}>
                <Anchor component={PageLink} href={`/orders/${orderId}`} target="_blank" className="figure">
                  {number}
                </Anchor>{' '}
                {name}
                <span className="figure">{formatYen(total)}</span>
                <small>{mailTo ? t('mailTo', { to: mailTo }) : t('noMail')}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
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
