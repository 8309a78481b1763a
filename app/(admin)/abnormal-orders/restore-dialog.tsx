'use client';
import { useTranslations } from 'next-intl';
import { useQuery } from 'urql';
import { graphql } from '#graphql/tada';
import { Dialog } from '../dialog';
import { EmptyState, FailedState, LoadingRows } from '../drawn-state';
import { RestoreForm } from './restore-form';
import { RestoreForm_abnormalOrder } from './restore-form.fragment';

const RestoreDialogQuery = graphql(
  `
  query RestoreDialog($id: ID!) {
    viewer { shop { isPractice } }
    abnormalOrder(id: $id) { id orderNumber ...RestoreForm_abnormalOrder }
  }
`,
  [RestoreForm_abnormalOrder],
);

interface RestoreDialogProps {
  id: string | null;
  onClose: () => void;
}

/** Asks for the row anew when it opens: what the list showed may be minutes old. */
export function RestoreDialog({ id, onClose }: RestoreDialogProps) {
  const t = useTranslations('restore');
  return (
    <Dialog isOpen={id !== null} onClose={onClose} size={1020} title={t('title')} close={t('close')}>
      {id && <RestoreDialogBody id={id} onClose={onClose} />}
    </Dialog>
  );
}

function RestoreDialogBody({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations('restore');
  const [{ data, error }, ask] = useQuery({
    query: RestoreDialogQuery,
    variables: { id },
    requestPolicy: 'network-only',
  });
  if (error) return <FailedState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <LoadingRows rows={6} />;
  if (!data.abnormalOrder) return <EmptyState kind="nothingFound" title={t('gone')} />;
  return (
    <RestoreForm
      key={id}
      order={data.abnormalOrder}
      isPractice={data.viewer?.shop.isPractice ?? false}
      onClose={onClose}
    />
  );
}
