'use client';
import { useTranslations } from 'next-intl';
import { Dialog } from '../../dialog';
import { BulkRestoreQuery } from './bulk-restore-query';
import { BulkRestoreResults } from './bulk-restore-results';
import { DryRun } from './dry-run';
import { planRestores } from './restore-plan';
import { RestorePlanForm } from './restore-plan-form';
import { useBulkRestore } from './use-bulk-restore';
import { WaveProgress } from './wave-progress';

interface BulkRestoreDialogProps {
  ids: string[];
  /** With the ids that are restored now. */
  onClose: (done: readonly string[]) => void;
}

/** 一括復旧: first what would happen, then what happened. While rows are restored it stays open. */
export function BulkRestoreDialog({ ids, onClose }: BulkRestoreDialogProps) {
  const t = useTranslations('bulkRestore');
  const { start, again, stop, isStopping, progress, results, restored } = useBulkRestore();
  const close = () => progress === null && onClose(restored);
  return (
    <Dialog isOpen onClose={close} size={860} title={t('title')} close={t('close')}>
      {!results && (
        <DryRun query={BulkRestoreQuery} ids={ids}>
          {(answer, guard) => (
            <RestorePlanForm
              plan={planRestores(answer.restorePreview)}
              isPractice={answer.viewer?.shop.isPractice ?? false}
              guard={guard}
              onStart={start}
              onClose={close}
            />
          )}
        </DryRun>
      )}
      {progress && <WaveProgress {...progress} isStopping={isStopping} onStop={stop} />}
      {results && !progress && <BulkRestoreResults outcomes={results} onRetry={again} onClose={close} />}
    </Dialog>
  );
}
