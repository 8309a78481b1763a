'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import { useToast } from '../../use-toast';
import { changesOf, problemsAt, type ShopDraft, type ShopProblems, type ShopSettings } from './shop-draft';

const UpdateShop = graphql(`
  mutation UpdateShop($input: UpdateShopInput!) {
    updateShop(input: $input) {
      __typename
      ... on ShopUpdated { isEvaluating shop { id name graceSeconds } }
      ... on InvalidInput { problems { path message } }
    }
  }
`);

/** Saves what differs. On success calls `onDone` and says what the change set going; else keeps the problems by field. */
export function useSaveShop(onDone: () => void) {
  const t = useTranslations('shopSettings');
  const toast = useToast();
  const [{ fetching }, run] = useMutation(UpdateShop);
  const [problems, setProblems] = useState<ShopProblems>({});
  const [refusal, setRefusal] = useState<'invalid' | 'unanswered' | null>(null);

  async function save(draft: ShopDraft, settings: ShopSettings) {
    const { data } = await run({ input: changesOf(draft, settings) });
    const result = data?.updateShop;
    if (result?.__typename === 'ShopUpdated') {
      setProblems({});
      setRefusal(null);
      onDone();
      toast({ color: 'green', message: t(result.isEvaluating ? 'savedEvaluating' : 'savedNow') });
      return;
    }
    const paths = result?.__typename === 'InvalidInput' ? result.problems.map(({ path }) => path) : [];
    setProblems(problemsAt(paths, draft));
    setRefusal(result ? 'invalid' : 'unanswered');
  }

  /** What was said of a field is over when it is written anew. */
  function forget() {
    setProblems({});
    setRefusal(null);
  }

  return { save, forget, problems, refusal, isBusy: fetching };
}
