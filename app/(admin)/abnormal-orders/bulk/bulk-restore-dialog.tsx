'use client';
import { useTranslations } from 'next-intl';
import { useMemo, useRef, useState } from 'react';
import { Dialog } from '../../dialog';
import { FailedState, LoadingRows } from '../../drawn-state';
import { BulkRestoreForm } from './bulk-restore-form';
import { BulkRestoreQuery, type RestorePreview } from './bulk-restore-query';
import { planRestores } from './restore-plan';
import { useAnswerOnce } from './use-answer-once';

interface BulkRestoreDialogProps {
  ids: string[];
  /** With the ids that are restored now. */
  onClose: (done: readonly string[]) => void;
}

/** 一括復旧: first what would happen, then what happened. While rows are restored it stays open. */
export function BulkRestoreDialog({ ids, onClose }: BulkRestoreDialogProps) {
  const t = useTranslations('bulkRestore');
  const { answer, ask } = useAnswerOnce(BulkRestoreQuery, { ids });
  const restored = useRef<readonly string[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const close = () => !isBusy && onClose(restored.current);
  return (
    <Dialog isOpen onClose={close} size={860} title={t('title')} close={t('close')}>
      {!answer && <LoadingRows rows={6} />}
      {answer?.error && <FailedState error={answer.error} onRetry={ask} />}
      {answer?.data && (
        <Form
          preview={answer.data.restorePreview}
          isPractice={answer.data.viewer?.shop.isPractice ?? false}
          onBusy={setIsBusy}
          onRestored={(done) => {
            restored.current = done;
          }}
          onClose={close}
        />
      )}
    </Dialog>
  );
}

function Form({
  preview,
  ...rest
}: { preview: RestorePreview } & Omit<Parameters<typeof BulkRestoreForm>[0], 'plan'>) {
  const plan = useMemo(() => planRestores(preview), [preview]);
  return <BulkRestoreForm plan={plan} {...rest} />;
}
