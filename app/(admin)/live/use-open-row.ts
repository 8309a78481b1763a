'use client';
import { type TypedDocumentNode, useQuery } from 'urql';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { useLastKnown } from '../use-last-known';
import { usePolling } from '../use-polling';
import { Facts_abnormalOrder } from './facts.fragment';
import { useLiveState } from './live-provider';
import { useClaim } from './use-claim';
import { useFollow } from './use-follow';

interface Answer {
  abnormalOrder: FragmentOf<typeof Facts_abnormalOrder> | null;
}

export type RowFacts = ReturnType<typeof factsOf>;

/**
 * The row that a dialog is about: asked for anew when it opens, followed while it is open, and said to be open. A row that
 * left the lists meanwhile stays, with facts that say so.
 */
export function useOpenRow<Data extends Answer>(query: TypedDocumentNode<Data, { id: string }>, id: string) {
  useClaim(id);
  const variables = { id };
  const [{ data, error }, ask] = useQuery({ query, variables, requestPolicy: 'network-only' });
  const askQuietly = useFollow({ query, variables, about: [id] });
  const order: NonNullable<Data['abnormalOrder']> | null = useLastKnown(data?.abnormalOrder);
  const facts = order && factsOf(order, data !== undefined && data.abnormalOrder === null);
  const isLive = useLiveState() === 'live';
  usePolling(
    facts !== null && (!isLive || facts.isSettling || facts.pendingCancellation !== null),
    askQuietly,
  );
  return {
    data,
    order,
    facts,
    error,
    retry: () => ask({ requestPolicy: 'network-only' }),
    /** null: no answer. */
    async askAnew(): Promise<RowFacts | null> {
      const answer = await askQuietly();
      if (!answer || !order) return null;
      return factsOf(answer.abnormalOrder ?? order, answer.abnormalOrder === null);
    },
  };
}

function factsOf(order: FragmentOf<typeof Facts_abnormalOrder>, isGone: boolean) {
  const facts = readFragment(Facts_abnormalOrder, order);
  return { ...facts, isListed: facts.isListed && !isGone };
}
