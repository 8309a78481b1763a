'use client';
import { useEffect, useState } from 'react';
import dialog from '../../dialog.module.css';
import { BulkRestoreResults } from './bulk-restore-results';
import type { RestoreOutcome } from './restore-outcome';
import type { PlannedRow, RestorePlan } from './restore-plan';
import { RestorePlanForm } from './restore-plan-form';
import { useBulkRestore } from './use-bulk-restore';
import { WaveProgress } from './wave-progress';

interface BulkRestoreFormProps {
  plan: RestorePlan;
  isPractice: boolean;
  onBusy: (isBusy: boolean) => void;
  onRestored: (ids: readonly string[]) => void;
  onClose: () => void;
}

export interface RestoreWish {
  sendConfirmationMail: boolean;
  note: string | null;
}

/** Plan, progress, results: one after the other, of the same rows. */
export function BulkRestoreForm({ plan, isPractice, onBusy, onRestored, onClose }: BulkRestoreFormProps) {
  const { restore, stop, isStopping, outcomes, progress } = useBulkRestore();
  const [order, setOrder] = useState<{ rows: PlannedRow[]; wish: RestoreWish } | null>(null);
  const isBusy = progress !== null;
  useEffect(() => onBusy(isBusy), [isBusy, onBusy]);
  useEffect(
    () => onRestored([...outcomes.values()].flatMap((one) => (one.kind === 'restored' ? [one.id] : []))),
    [outcomes, onRestored],
  );

  function start(rows: PlannedRow[], wish: RestoreWish) {
    setOrder({ rows, wish });
    restore(rows, wish);
  }

  if (!order)
    return <RestorePlanForm plan={plan} isPractice={isPractice} onStart={start} onClose={onClose} />;
  return (
    <div className={dialog.body}>
      {progress && <WaveProgress {...progress} isStopping={isStopping} onStop={stop} />}
      {!progress && (
        <BulkRestoreResults
          outcomes={finalOutcomes(plan, order.rows, outcomes)}
          onRetry={(rows) => restore(rows, order.wish)}
          onClose={onClose}
        />
      )}
    </div>
  );
}

/** One outcome for every chosen row: also for those that were not sent. */
function finalOutcomes(
  plan: RestorePlan,
  sent: readonly PlannedRow[],
  outcomes: ReadonlyMap<string, RestoreOutcome>,
): RestoreOutcome[] {
  const wasSent = new Set(sent.map(({ id }) => id));
  const untried = (row: PlannedRow): RestoreOutcome => ({
    ...row,
    kind: 'refused',
    why: wasSent.has(row.id) ? 'notTried' : 'leftOut',
  });
  return [
    ...[...plan.ready, ...plan.doubtful].map((row) => outcomes.get(row.id) ?? untried(row)),
    ...plan.refused.map((row) => ({ ...row, kind: 'refused' as const })),
  ];
}
