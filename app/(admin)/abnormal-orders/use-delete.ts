'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import { useUndoToast } from '../use-undo-toast';
import type { Money } from './next-step';
import type { Status } from './status-badge';
import { useUndelete } from './use-undelete';

const DeleteAbnormalOrder = graphql(`
  mutation DeleteAbnormalOrder($input: DeleteAbnormalOrderInput!) {
    deleteAbnormalOrder(input: $input) {
      __typename
      ... on AbnormalOrderDeleted { abnormalOrder { id orderNumber deletedAt } }
      ... on Refusal { message }
    }
  }
`);

/** The row as the person sees it. */
interface Seen {
  id: string;
  status: Status;
  trade: { money: Money; total: number };
}

/** Takes a row off the lists; the toast that says so offers to undo it. */
export function useDelete(onDeleted: () => void) {
  const t = useTranslations('deletion');
  const offerUndo = useUndoToast();
  const [{ fetching }, run] = useMutation(DeleteAbnormalOrder);
  const { undelete } = useUndelete();
  const [refusal, setRefusal] = useState<{ cause: string; next: string } | null>(null);

  async function remove({ id, status, trade }: Seen, reason: string) {
    setRefusal(null);
    const expected = { expectedStatus: status, expectedMoney: trade.money, expectedTotal: trade.total };
    const { data } = await run({ input: { id, reason: reason || null, ...expected } });
    const result = data?.deleteAbnormalOrder;
    if (result?.__typename !== 'AbnormalOrderDeleted') {
      const kind =
        result && result.__typename !== 'AbnormalOrderUndeleted' ? result.__typename : 'unanswered';
      setRefusal({ cause: t(`refusals.${kind}.cause`), next: t(`refusals.${kind}.next`) });
      return;
    }
    onDeleted();
    sayDeleted(id, result.abnormalOrder.orderNumber);
  }

  function sayDeleted(id: string, number: string) {
    offerUndo({
      title: t('done', { number }),
      message: t('doneNext'),
      milliseconds: 20_000,
      undo: t('undo'),
      onUndo: () => undelete(id),
    });
  }
  return { remove, refusal, isBusy: fetching };
}
