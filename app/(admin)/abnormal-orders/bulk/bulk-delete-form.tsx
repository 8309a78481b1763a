'use client';
import { Alert, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { formatYen } from '../../../format-yen';
import dialog from '../../dialog.module.css';
import { DeleteReason } from '../delete-reason';
import classes from './bulk-dialog.module.css';
import { ChangedAlert } from './changed-alert';
import type { DeletePlan } from './delete-plan';
import { RefusedRows } from './refused-rows';
import type { DeleteOrder } from './use-bulk-delete';
import type { DryRunGuard } from './use-dry-run';

interface BulkDeleteFormProps {
  plan: DeletePlan;
  guard: DryRunGuard;
  onStart: (order: DeleteOrder) => void;
  onClose: () => void;
}

export function BulkDeleteForm({ plan, guard, onStart, onClose }: BulkDeleteFormProps) {
  const t = useTranslations('bulkDelete');
  const [reason, setReason] = useState('');
  const { rows, charged, unknownCount, needsReason, refused } = plan;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (await guard.mayAct()) onStart({ plan, reason: reason || null });
  }

  return (
    <form className={dialog.body} onSubmit={submit}>
      <p className={classes.lead} role="status">
        {t('plan', { count: rows.length })}
        {refused.length > 0 && ` ${t('planRefused', { count: refused.length })}`}
      </p>
      {charged.count > 0 && (
        <Alert
          variant="default"
          data-level="caution"
          title={t('stillCharged', { count: charged.count, total: formatYen(charged.total) })}
        >
          {t('stillChargedNext')}
        </Alert>
      )}
      {unknownCount > 0 && <p className={classes.caution}>{t('unknown', { count: unknownCount })}</p>}
      <p className={dialog.hint}>{t('hint')}</p>
      <RefusedRows title={t('refused')} rows={refused} />
      {rows.length > 0 && <DeleteReason isRequired={needsReason} onChange={setReason} />}
      <footer className={dialog.foot}>
        <ChangedAlert guard={guard} />
        <div className={dialog.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
          {guard.changed.length === 0 && (
            <Button
              type="submit"
              color="red"
              loading={guard.isChecking}
              disabled={rows.length === 0 || (needsReason && reason === '')}
            >
              {t('submit', { count: rows.length })}
            </Button>
          )}
        </div>
      </footer>
    </form>
  );
}
