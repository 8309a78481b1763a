'use client';
import { useTranslations } from 'next-intl';
import { graphql } from '#graphql/tada';
import { Dialog } from '../dialog';
import { EmptyState, FailedState, LoadingRows } from '../drawn-state';
import { Facts_abnormalOrder } from '../live/facts.fragment';
import { OpenedBy } from '../live/opened-by';
import { useOpenRow } from '../live/use-open-row';
import type { MailStart } from '../mail-form';
import { RowMailForm } from './row-mail-form';
import { RowMailForm_abnormalOrder } from './row-mail-form.fragment';

const MailDialogQuery = graphql(
  `
  query MailDialog($id: ID!) {
    viewer { can shop { isPractice } }
    abnormalOrder(id: $id) { id ...Facts_abnormalOrder ...RowMailForm_abnormalOrder }
  }
`,
  [Facts_abnormalOrder, RowMailForm_abnormalOrder],
);

interface MailDialogProps {
  id: string | null;
  /** `null`: the mail that fits best. */
  start: MailStart | null;
  onClose: () => void;
}

/** Any mail about a row. ご希望確認 is one of them: the question to the customer of an unrecoverable row. */
export function MailDialog({ id, start, onClose }: MailDialogProps) {
  const t = useTranslations('mailForm');
  const isQuestion = start?.kind === 'PREFERENCE_REQUEST';
  return (
    <Dialog
      isOpen={id !== null}
      onClose={onClose}
      size={760}
      title={t(isQuestion ? 'titleQuestion' : 'title')}
      close={t('close')}
    >
      {id && <MailDialogBody key={id} id={id} start={start} onClose={onClose} />}
    </Dialog>
  );
}

function MailDialogBody({
  id,
  start,
  onClose,
}: {
  id: string;
  start: MailStart | null;
  onClose: () => void;
}) {
  const t = useTranslations('mailForm');
  const { data, order, facts, error, retry, askAnew } = useOpenRow(MailDialogQuery, id);
  if (error && !order) return <FailedState error={error} onRetry={retry} />;
  if (!data && !order) return <LoadingRows rows={6} />;
  if (!order || !facts) return <EmptyState kind="nothingFound" title={t('gone')} />;
  return (
    <>
      <OpenedBy order={facts} />
      <RowMailForm
        order={order}
        facts={facts}
        askAnew={askAnew}
        mayWrite={data?.viewer?.can.includes('OPERATE') ?? false}
        isPractice={data?.viewer?.shop.isPractice ?? false}
        start={start}
        onClose={onClose}
      />
    </>
  );
}
