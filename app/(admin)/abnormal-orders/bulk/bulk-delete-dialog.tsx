'use client';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Dialog } from '../../dialog';
import dialog from '../../dialog.module.css';
import { FailedState, LoadingRows } from '../../drawn-state';
import { BulkDeleteForm } from './bulk-delete-form';
import { BulkDeleteQuery } from './bulk-delete-query';
import { BulkDeleteResults } from './bulk-delete-results';
import { planDeletes } from './delete-plan';
import { useAnswerOnce } from './use-answer-once';
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
  const { answer, ask } = useAnswerOnce(BulkDeleteQuery, { ids });
  const plan = useMemo(() => answer?.data && planDeletes(answer.data.restorePreview), [answer]);
  const bulk = useBulkDelete(onClose);
  const close = () => bulk.progress === null && onClose(bulk.deleted);
  return (
    <Dialog isOpen onClose={close} size={640} title={t('title')} close={t('close')}>
      {!answer && <LoadingRows rows={4} />}
      {answer?.error && <FailedState error={answer.error} onRetry={ask} />}
      {bulk.progress && (
        <div className={dialog.body}>
          <WaveProgress {...bulk.progress} isStopping={bulk.isStopping} onStop={bulk.stop} />
        </div>
      )}
      {plan && !bulk.progress && !bulk.results && (
        <BulkDeleteForm plan={plan} onStart={(reason) => bulk.remove(plan, reason)} onClose={close} />
      )}
      {bulk.results && <BulkDeleteResults {...bulk.results} onClose={close} />}
    </Dialog>
  );
}
