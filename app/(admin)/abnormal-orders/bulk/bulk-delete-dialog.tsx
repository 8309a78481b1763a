'use client';
import { useTranslations } from 'next-intl';
import { Dialog } from '../../dialog';
import { BulkDeleteForm } from './bulk-delete-form';
import { BulkDeleteQuery } from './bulk-delete-query';
import { BulkDeleteResults } from './bulk-delete-results';
import { planDeletes } from './delete-plan';
import { DryRun } from './dry-run';
import { useBulkDelete } from './use-bulk-delete';
import { WaveProgress } from './wave-progress';

interface BulkDeleteDialogProps {
  ids: string[];
  /** With the ids that are deleted now. */
  onClose: (done: readonly string[]) => void;
}

/** 一括削除: what it means for the money, a reason, then the results; when all went well the toast alone says so. */
export function BulkDeleteDialog({ ids, onClose }: BulkDeleteDialogProps) {
  const t = useTranslations('bulkDelete');
  const { start, again, stop, isStopping, progress, results } = useBulkDelete(onClose);
  const close = () => progress === null && onClose(results?.deleted.map(({ id }) => id) ?? []);
  return (
    <Dialog isOpen onClose={close} size={640} title={t('title')} close={t('close')}>
      {!results && !progress && (
        <DryRun query={BulkDeleteQuery} ids={ids}>
          {(answer, guard) => (
            <BulkDeleteForm
              plan={planDeletes(answer.restorePreview)}
              guard={guard}
              onStart={start}
              onClose={close}
            />
          )}
        </DryRun>
      )}
      {progress && <WaveProgress {...progress} isStopping={isStopping} onStop={stop} />}
      {results && !progress && <BulkDeleteResults {...results} onRetry={again} onClose={close} />}
    </Dialog>
  );
}
