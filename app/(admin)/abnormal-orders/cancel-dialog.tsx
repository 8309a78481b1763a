'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { graphql } from '#graphql/tada';
import { Dialog } from '../dialog';
import { EmptyState, FailedState, LoadingRows } from '../drawn-state';
import { Facts_abnormalOrder } from '../live/facts.fragment';
import { OpenedBy } from '../live/opened-by';
import { useOpenRow } from '../live/use-open-row';
import { CancelForm } from './cancel-form';
import { CancelForm_abnormalOrder } from './cancel-form.fragment';

const CancelDialogQuery = graphql(
  `
  query CancelDialog($id: ID!) {
    viewer { shop { isPractice } }
    abnormalOrder(id: $id) { id ...Facts_abnormalOrder ...CancelForm_abnormalOrder }
  }
`,
  [Facts_abnormalOrder, CancelForm_abnormalOrder],
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
  const { data, order, facts, error, retry, askAnew } = useOpenRow(CancelDialogQuery, id);
  if (error && !order) return <FailedState error={error} onRetry={retry} />;
  if (!data && !order) return <LoadingRows rows={6} />;
  if (!order || !facts) return <EmptyState kind="nothingFound" title={t('gone')} />;
  return (
    <>
      <OpenedBy order={facts} />
      <CancelForm
        order={order}
        facts={facts}
        askAnew={askAnew}
        isPractice={data?.viewer?.shop.isPractice ?? false}
        onClose={onClose}
        onBusy={onBusy}
      />
    </>
  );
}
