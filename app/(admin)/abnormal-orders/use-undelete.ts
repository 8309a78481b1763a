'use client';
import { useTranslations } from 'next-intl';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import { useToast } from '../use-toast';

const UndeleteAbnormalOrder = graphql(`
  mutation UndeleteAbnormalOrder($id: ID!) {
    undeleteAbnormalOrder(id: $id) {
      __typename
      ... on AbnormalOrderUndeleted { abnormalOrder { id orderNumber deletedAt } }
      ... on Refusal { message }
    }
  }
`);

/** Puts a deleted row back on the lists and says so. */
export function useUndelete() {
  const t = useTranslations('deletion');
  const toast = useToast();
  const [{ fetching }, run] = useMutation(UndeleteAbnormalOrder);
  async function undelete(id: string) {
    const { data } = await run({ id });
    const result = data?.undeleteAbnormalOrder;
    if (result?.__typename === 'AbnormalOrderUndeleted') {
      toast({
        color: 'green',
        message: t('undone', { number: result.abnormalOrder.orderNumber }),
      });
      return;
    }
    toast({ color: 'red', message: t('undoFailed'), autoClose: false });
  }
  return { undelete, isBusy: fetching };
}
