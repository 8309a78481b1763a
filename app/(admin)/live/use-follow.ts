'use client';
import { useCallback, useEffect, useRef } from 'react';
import { type AnyVariables, type OperationContext, type TypedDocumentNode, useClient } from 'urql';
import { isAbout } from './change';
import { gatherChanges } from './gather-changes';
import { quietly } from './keep-answers';
import { useLiveHub } from './live-provider';
import { isLikelyOwn } from './own-acts';

const gapMs = 1_000;
const afterOwnActMs = 1_500;

interface Followed<Data, Variables extends AnyVariables> {
  query: TypedDocumentNode<Data, Variables>;
  variables: Variables;
  /** Only changes of these rows; absent: of any. */
  about?: readonly string[];
  context?: Partial<OperationContext>;
}

/**
 * Asks a useQuery's question again, quietly, whenever rows changed: at most once a second. The useQuery draws the answer.
 * Returns a way to ask at once; undefined when there was no answer.
 */
export function useFollow<Data, Variables extends AnyVariables>(
  followed: Followed<Data, Variables>,
): () => Promise<Data | undefined> {
  const client = useClient();
  const hub = useLiveHub();
  const latest = useRef(followed);
  useEffect(() => {
    latest.current = followed;
  });
  const ask = useCallback(async () => {
    const { query, variables, context } = latest.current;
    const { data, error } = await client.query(query, variables, { ...context, ...quietly });
    return error ? undefined : data;
  }, [client]);
  useEffect(() => {
    const gathered = gatherChanges(ask, { gapMs, now: () => performance.now() });
    let later: ReturnType<typeof setTimeout> | undefined;
    const stop = hub.listen((change) => {
      const { about } = latest.current;
      if (about && !isAbout(change, new Set(about))) return;
      if (!isLikelyOwn(performance.now())) return gathered.add(change);
      clearTimeout(later);
      later = setTimeout(() => gathered.add('all'), afterOwnActMs);
    });
    return () => {
      clearTimeout(later);
      stop();
      gathered.stop();
    };
  }, [ask, hub]);
  return ask;
}
