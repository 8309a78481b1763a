'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import { useToast } from '../use-toast';

const AssignNotice = graphql(`
  mutation AssignNotice($id: ID!, $shopId: ID!) {
    assignNotice(id: $id, shopId: $shopId) {
      __typename
      ... on NoticeAssigned { shop { id name } isListed }
      ... on Refusal { message }
    }
  }
`);

const refusals = ['NoticeNotFound', 'ShopNotFound', 'AdministratorsOnly'] as const;

/** On success a toast says what became of the notice in its shop. */
export function useAssign(onDone: () => void) {
  const t = useTranslations('quarantine');
  const toast = useToast();
  const [{ fetching }, run] = useMutation(AssignNotice);
  const [refusal, setRefusal] = useState<(typeof refusals)[number] | 'unanswered' | null>(null);

  async function assign(id: string, shopId: string) {
    setRefusal(null);
    const result = (await run({ id, shopId })).data?.assignNotice;
    if (result?.__typename === 'NoticeAssigned') {
      const said = result.isListed ? 'assignedListed' : 'assigned';
      toast({ color: 'green', message: t(said, { shop: result.shop.name }) });
      onDone();
      return;
    }
    setRefusal(refusals.find((kind) => kind === result?.__typename) ?? 'unanswered');
  }

  return { assign, refusal, isBusy: fetching };
}
