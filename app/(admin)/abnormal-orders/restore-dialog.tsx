'use client';
import { useTranslations } from 'next-intl';
import { graphql } from '#graphql/tada';
import { Dialog } from '../dialog';
import { EmptyState, FailedState, LoadingRows } from '../drawn-state';
import { Facts_abnormalOrder } from '../live/facts.fragment';
import { OpenedBy } from '../live/opened-by';
import { useOpenRow } from '../live/use-open-row';
import { RestoreForm } from './restore-form';
import { RestoreForm_abnormalOrder } from './restore-form.fragment';

const RestoreDialogQuery = graphql(
  `
  query RestoreDialog($id: ID!) {
    viewer { shop { isPractice } }
    abnormalOrder(id: $id) { id ...Facts_abnormalOrder ...RestoreForm_abnormalOrder }
  }
`,
  [Facts_abnormalOrder, RestoreForm_abnormalOrder],
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
  const { data, order, facts, error, retry, askAnew } = useOpenRow(RestoreDialogQuery, id);
  if (error && !order) return <FailedState error={error} onRetry={retry} />;
  if (!data && !order) return <LoadingRows rows={6} />;
  if (!order || !facts) return <EmptyState kind="nothingFound" title={t('gone')} />;
  return (
    <>
      <OpenedBy order={facts} />
      <RestoreForm
        order={order}
        facts={facts}
        askAnew={askAnew}
        isPractice={data?.viewer?.shop.isPractice ?? false}
        onClose={onClose}
      />
    </>
  );
}
