'use client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';

const ReevaluateNotice = graphql(`
  mutation ReevaluateNotice($id: ID!) {
    reevaluateNotice(id: $id) {
      __typename
      ... on NoticeReevaluated { hasChanged notice { id outcome doubt } }
      ... on Refusal { message }
    }
  }
`);

export type Reevaluation = 'changed' | 'unchanged' | 'stillDoubted' | 'gone' | 'unanswered';

/** 再評価, and in one word what came of it. */
export function useReevaluate(onDone: () => void) {
  const [{ fetching }, run] = useMutation(ReevaluateNotice);
  const [result, setResult] = useState<Reevaluation | null>(null);

  async function reevaluate(id: string) {
    setResult(null);
    const answer = (await run({ id })).data?.reevaluateNotice;
    if (answer?.__typename === 'NoticeReevaluated') {
      const { hasChanged, notice } = answer;
      setResult(hasChanged ? 'changed' : notice.doubt ? 'stillDoubted' : 'unchanged');
      onDone();
      return;
    }
    setResult(answer?.__typename === 'NoticeNotFound' ? 'gone' : 'unanswered');
  }

  return { reevaluate, result, isBusy: fetching };
}
