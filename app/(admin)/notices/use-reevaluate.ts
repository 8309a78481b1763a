'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import { useToast } from '../use-toast';

const ReevaluateNotice = graphql(`
  mutation ReevaluateNotice($id: ID!) {
    reevaluateNotice(id: $id) {
      __typename
      ... on NoticeReevaluated { hasChanged notice { id outcome doubt } }
      ... on Refusal { message }
    }
  }
`);

type Reevaluation = 'believed' | 'changed' | 'unchanged' | 'stillDoubted' | 'gone' | 'unanswered';

/** 再評価, and in one word what came of it; a toast says so of a row that may leave the list by it. */
export function useReevaluate(onDone: () => void) {
  const t = useTranslations('quarantine');
  const toast = useToast();
  const [{ fetching }, run] = useMutation(ReevaluateNotice);
  const [result, setResult] = useState<Reevaluation | null>(null);

  async function reevaluate(id: string, { wasDoubted }: { wasDoubted: boolean }) {
    setResult(null);
    const answer = (await run({ id })).data?.reevaluateNotice;
    if (answer?.__typename !== 'NoticeReevaluated') {
      setResult(answer?.__typename === 'NoticeNotFound' ? 'gone' : 'unanswered');
      return;
    }
    if (!answer.hasChanged) return setResult(answer.notice.doubt ? 'stillDoubted' : 'unchanged');
    const changed = wasDoubted ? 'believed' : 'changed';
    setResult(changed);
    toast({ color: 'green', message: t(`results.${changed}`) });
    onDone();
  }

  return { reevaluate, result, isBusy: fetching };
}
