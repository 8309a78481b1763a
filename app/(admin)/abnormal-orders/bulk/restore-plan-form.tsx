'use client';
import { Button, Checkbox, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { formatYen } from '../../../format-yen';
import dialog from '../../dialog.module.css';
import classes from './bulk-dialog.module.css';
import { ChangedAlert } from './changed-alert';
import { DoubtfulRows } from './doubtful-rows';
import { RefusedRows } from './refused-rows';
import { doubtOf, type RestorePlan, sumOf } from './restore-plan';
import type { RestoreOrder } from './use-bulk-restore';
import type { DryRunGuard } from './use-dry-run';

interface RestorePlanFormProps {
  plan: RestorePlan;
  isPractice: boolean;
  guard: DryRunGuard;
  onStart: (order: RestoreOrder) => void;
  onClose: () => void;
}

/** What a press of the button would do: how many, how much, which not and why. */
export function RestorePlanForm({ plan, isPractice, guard, onStart, onClose }: RestorePlanFormProps) {
  const t = useTranslations('bulkRestore');
  // By what the word was given: another order of the same customer asks for it again.
  const [sure, setSure] = useState<ReadonlySet<string>>(new Set());
  const [sendsMail, setSendsMail] = useState(true);
  const [note, setNote] = useState('');
  const rows = [...plan.ready, ...plan.doubtful.filter((row) => sure.has(doubtOf(row)))];
  const total = sumOf(rows);
  const unreachable = rows.filter(({ id }) => plan.withoutAddress.has(id)).length;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!(await guard.mayAct())) return;
    onStart({ plan, rows, sendConfirmationMail: sendsMail, note: note.trim() || null });
  }

  return (
    <form className={dialog.body} onSubmit={submit}>
      {isPractice && <p className={dialog.practice}>{t('practice')}</p>}
      <p className={classes.lead} role="status">
        {rows.length === 0 && plan.doubtful.length > 0
          ? t('planDoubtful', { count: plan.doubtful.length })
          : t('plan', { count: rows.length, total: formatYen(total) })}
        {plan.refused.length > 0 && ` ${t('planRefused', { count: plan.refused.length })}`}
      </p>
      <DoubtfulRows
        rows={plan.doubtful}
        sure={sure}
        onSure={(row, isSure) =>
          setSure((before) => {
            const others = [...before].filter((doubt) => doubt !== doubtOf(row));
            return new Set(isSure ? [...others, doubtOf(row)] : others);
          })
        }
      />
      {plan.settlingCount > 0 && (
        <p className={classes.caution}>{t('settling', { count: plan.settlingCount })}</p>
      )}
      <RefusedRows title={t('refused')} rows={plan.refused} />
      {rows.length > 0 && (
        <>
          <Checkbox
            label={t('sendMail')}
            description={unreachable > 0 ? t('withoutAddress', { count: unreachable }) : undefined}
            checked={sendsMail}
            onChange={({ currentTarget }) => setSendsMail(currentTarget.checked)}
          />
          <Textarea
            label={t('note')}
            rows={2}
            maxLength={500}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
        </>
      )}
      <footer className={dialog.foot}>
        <ChangedAlert guard={guard} />
        <p className={dialog.hint}>{t('asksFirst')}</p>
        <div className={dialog.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
          {guard.changed.length === 0 && (
            <Button type="submit" loading={guard.isChecking} disabled={rows.length === 0}>
              {t(sendsMail ? 'submitWithMail' : 'submit', { count: rows.length, total: formatYen(total) })}
            </Button>
          )}
        </div>
      </footer>
    </form>
  );
}
