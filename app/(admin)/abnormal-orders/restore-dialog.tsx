'use client';
import { useTranslations } from 'next-intl';
import { useQuery } from 'urql';
import { graphql } from '#graphql/tada';
import { Dialog } from '../dialog';
import { EmptyState, FailedState, LoadingRows } from '../drawn-state';
import { useLastKnown } from '../use-last-known';
import { usePolling } from '../use-polling';
import { RestoreForm } from './restore-form';
import { RestoreForm_abnormalOrder } from './restore-form.fragment';

const RestoreDialogQuery = graphql(
  `
  query RestoreDialog($id: ID!) {
    viewer { shop { isPractice } }
    abnormalOrder(id: $id) { id orderNumber pendingCancellation { id } ...RestoreForm_abnormalOrder }
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
      {id && <RestoreDialogBody key={id} id={id} onClose={onClose} />}
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
  const askAnew = () => ask({ requestPolicy: 'network-only' });
  const order = useLastKnown(data?.abnormalOrder);
  usePolling(order?.pendingCancellation != null, askAnew);
  if (error && !order) return <FailedState error={error} onRetry={askAnew} />;
  if (!data && !order) return <LoadingRows rows={6} />;
  if (!order) return <EmptyState kind="nothingFound" title={t('gone')} />;
  return <RestoreForm order={order} isPractice={data?.viewer?.shop.isPractice ?? false} onClose={onClose} />;
}
