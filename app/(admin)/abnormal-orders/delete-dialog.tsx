'use client';
import { useTranslations } from 'next-intl';
import { useQuery } from 'urql';
import { graphql } from '#graphql/tada';
import { Dialog } from '../dialog';
import { EmptyState, FailedState, LoadingRows } from '../drawn-state';
import { DeleteForm } from './delete-form';
import { DeleteForm_abnormalOrder } from './delete-form.fragment';

const DeleteDialogQuery = graphql(
  `
  query DeleteDialog($id: ID!) { abnormalOrder(id: $id) { id ...DeleteForm_abnormalOrder } }
`,
  [DeleteForm_abnormalOrder],
);

interface DeleteDialogProps {
  id: string | null;
  onClose: () => void;
}

export function DeleteDialog({ id, onClose }: DeleteDialogProps) {
  const t = useTranslations('deletion');
  return (
    <Dialog isOpen={id !== null} onClose={onClose} size={560} title={t('title')} close={t('close')}>
      {id && <DeleteDialogBody id={id} onClose={onClose} />}
    </Dialog>
  );
}

function DeleteDialogBody({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations('deletion');
  const [{ data, error }, ask] = useQuery({
    query: DeleteDialogQuery,
    variables: { id },
    requestPolicy: 'network-only',
  });
  if (error) return <FailedState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <LoadingRows rows={4} />;
  if (!data.abnormalOrder) return <EmptyState kind="nothingFound" title={t('gone')} />;
  return <DeleteForm order={data.abnormalOrder} onClose={onClose} />;
}
