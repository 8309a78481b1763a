'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '#graphql/tada';
import { Dialog } from '../dialog';
import { EmptyState, FailedState, LoadingRows } from '../drawn-state';
import { useLastKnown } from '../use-last-known';
import { usePolling } from '../use-polling';
import { CancelForm } from './cancel-form';
import { CancelForm_abnormalOrder } from './cancel-form.fragment';

const CancelDialogQuery = graphql(
  `
  query CancelDialog($id: ID!) {
    viewer { shop { isPractice } }
    abnormalOrder(id: $id) { id pendingCancellation { id } ...CancelForm_abnormalOrder }
  }
`,
  [CancelForm_abnormalOrder],
);

interface CancelDialogProps {
  id: string | null;
  onClose: () => void;
}

/** 取消: asks for the row anew when it opens, and stays open while GMOPG is asked. */
export function CancelDialog({ id, onClose }: CancelDialogProps) {
  const t = useTranslations('cancel');
  const [isBusy, setIsBusy] = useState(false);
  return (
    <Dialog
      isOpen={id !== null}
      onClose={isBusy ? () => {} : onClose}
      size={1020}
      title={t('title')}
      close={t('close')}
    >
      {id && <CancelDialogBody key={id} id={id} onClose={onClose} onBusy={setIsBusy} />}
    </Dialog>
  );
}

interface CancelDialogBodyProps {
  id: string;
  onClose: () => void;
  onBusy: (isBusy: boolean) => void;
}

function CancelDialogBody({ id, onClose, onBusy }: CancelDialogBodyProps) {
  const t = useTranslations('cancel');
  const [{ data, error }, ask] = useQuery({
    query: CancelDialogQuery,
    variables: { id },
    requestPolicy: 'network-only',
  });
  const askAnew = () => ask({ requestPolicy: 'network-only' });
  const order = useLastKnown(data?.abnormalOrder);
  usePolling(order?.pendingCancellation != null, askAnew);
  if (error && !order) return <FailedState error={error} onRetry={askAnew} />;
  if (!data && !order) return <LoadingRows rows={6} />;
  if (!order) return <EmptyState kind="nothingFound" title={t('gone')} />;
  return (
    <CancelForm
      order={order}
      isPractice={data?.viewer?.shop.isPractice ?? false}
      onClose={onClose}
      onBusy={onBusy}
    />
  );
}
