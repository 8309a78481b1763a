'use client';
import { useTranslations } from 'next-intl';
import { graphql } from '#graphql/tada';
import { Dialog } from '../dialog';
import { EmptyState, FailedState, LoadingRows } from '../drawn-state';
import { Facts_abnormalOrder } from '../live/facts.fragment';
import { OpenedBy } from '../live/opened-by';
import { useOpenRow } from '../live/use-open-row';
import { DeleteForm } from './delete-form';
import { DeleteForm_abnormalOrder } from './delete-form.fragment';

const DeleteDialogQuery = graphql(
  `
  query DeleteDialog($id: ID!) { abnormalOrder(id: $id) { id ...Facts_abnormalOrder ...DeleteForm_abnormalOrder } }
`,
  [Facts_abnormalOrder, DeleteForm_abnormalOrder],
);

interface DeleteDialogProps {
  id: string | null;
  onClose: () => void;
}

export function DeleteDialog({ id, onClose }: DeleteDialogProps) {
  const t = useTranslations('deletion');
  return (
    <Dialog isOpen={id !== null} onClose={onClose} size={560} title={t('title')} close={t('close')}>
      {id && <DeleteDialogBody key={id} id={id} onClose={onClose} />}
    </Dialog>
  );
}

function DeleteDialogBody({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations('deletion');
  const { data, order, facts, error, retry, askAnew } = useOpenRow(DeleteDialogQuery, id);
  if (error && !order) return <FailedState error={error} onRetry={retry} />;
  if (!data && !order) return <LoadingRows rows={4} />;
  if (!order || !facts) return <EmptyState kind="nothingFound" title={t('gone')} />;
  return (
    <>
      <OpenedBy order={facts} />
      <DeleteForm order={order} facts={facts} askAnew={askAnew} onClose={onClose} />
    </>
  );
}
