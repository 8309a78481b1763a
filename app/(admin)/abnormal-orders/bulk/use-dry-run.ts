'use client';
import { useState } from 'react';
import { type TypedDocumentNode, useQuery } from 'urql';
import { useFollow } from '../../live/use-follow';
import { useLastKnown } from '../../use-last-known';
import { changedRows, type Preview } from './changed-rows';

export interface DryRunAnswer {
  restorePreview: Preview;
}

export interface DryRunGuard {
  /** Of the rows that changed since somebody looked at them: their numbers, as they are known. While there are any nobody acts. */
  changed: ReadonlyArray<string | null>;
  goOn: () => void;
  isChecking: boolean;
  /** Asks the server once more just before acting: the stream may be behind. */
  mayAct: () => Promise<boolean>;
}

/** Asks how the chosen rows stand, follows them while its form is open, and keeps it from acting on what is no longer so. */
export function useDryRun<Answer extends DryRunAnswer>(
  query: TypedDocumentNode<Answer, { ids: string[] }>,
  ids: string[],
) {
  const variables = { ids };
  const [{ data, error }, ask] = useQuery({ query, variables, requestPolicy: 'network-only' });
  const askQuietly = useFollow({ query, variables, about: ids });
  const answer = useLastKnown(data);
  const [seen, setSeen] = useState(answer);
  const [isChecking, setIsChecking] = useState(false);
  if (answer && !seen) setSeen(answer);
  const guard: DryRunGuard = {
    changed: seen && answer ? changedRows(seen.restorePreview, answer.restorePreview) : [],
    goOn: () => setSeen(answer),
    isChecking,
    async mayAct() {
      setIsChecking(true);
      const now = await askQuietly();
      setIsChecking(false);
      // The server, which did not answer, has the last word anyway.
      return !now || !seen || changedRows(seen.restorePreview, now.restorePreview).length === 0;
    },
  };
  return { answer, error, retry: () => ask({ requestPolicy: 'network-only' }), guard };
}
