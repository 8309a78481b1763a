'use client';
import { Alert, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { formatYen } from '../../../format-yen';
import dialog from '../../dialog.module.css';
import { DeleteReason } from '../delete-reason';
import classes from './bulk-dialog.module.css';
import type { DeletePlan } from './delete-plan';
import { RefusedRows } from './refused-rows';

interface BulkDeleteFormProps {
  plan: DeletePlan;
  onStart: (reason: string) => void;
  onClose: () => void;
}

export function BulkDeleteForm({ plan, onStart, onClose }: BulkDeleteFormProps) {
  const t = useTranslations('bulkDelete');
  const [reason, setReason] = useState('');
  const { rows, charged, unknownCount, needsReason, refused } = plan;

  function submit(event: FormEvent) {
    event.preventDefault();
    onStart(reason);
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
        <div className={dialog.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
          <Button type="submit" color="red" disabled={rows.length === 0 || (needsReason && reason === '')}>
            {t('submit', { count: rows.length })}
          </Button>
        </div>
      </footer>
    </form>
  );
}
