'use client';
import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { EmptyState, FailedState, LoadingRows } from './drawn-state';

interface AbsentRecordProps {
  title: string;
  /** What is said when nothing has this id. */
  notFound: string;
  back: ReactNode;
  isLoading: boolean;
  error: CombinedError | undefined;
  onRetry: () => void;
}

/** A record's page while there is no record to draw: not yet, not readable, or not there. */
export function AbsentRecord({ title, notFound, back, isLoading, error, onRetry }: AbsentRecordProps) {
  return (
    <>
      {back}
      <Title order={1}>{title}</Title>
      {error && <FailedState error={error} onRetry={onRetry} />}
      {!error && isLoading && <LoadingRows />}
      {!error && !isLoading && <EmptyState kind="nothingFound" title={notFound} />}
    </>
  );
}
