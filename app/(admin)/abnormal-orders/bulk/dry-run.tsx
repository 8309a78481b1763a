'use client';
import type { ReactNode } from 'react';
import type { TypedDocumentNode } from 'urql';
import { FailedState, LoadingRows } from '../../drawn-state';
import { type DryRunAnswer, type DryRunGuard, useDryRun } from './use-dry-run';

interface DryRunProps<Answer> {
  query: TypedDocumentNode<Answer, { ids: string[] }>;
  ids: string[];
  children: (answer: Answer, guard: DryRunGuard) => ReactNode;
}

/** What a press of the button would do to the chosen rows, as they stand now. */
export function DryRun<Answer extends DryRunAnswer>({ query, ids, children }: DryRunProps<Answer>) {
  const { answer, error, retry, guard } = useDryRun(query, ids);
  if (answer) return children(answer, guard);
  return error ? <FailedState error={error} onRetry={retry} /> : <LoadingRows rows={6} />;
}
