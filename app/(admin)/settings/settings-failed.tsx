'use client';
import type { CombinedError } from 'urql';
import { FailedState } from '../drawn-state';
import { ManagersOnly } from './managers-only';

/** Why a page of the settings shows nothing: for those who may not, whom to ask. */
export function SettingsFailed({ error, onRetry }: { error: CombinedError; onRetry: () => void }) {
  const isClosed = error.graphQLErrors.some(({ extensions }) => extensions.code === 'FORBIDDEN');
  return isClosed ? <ManagersOnly /> : <FailedState error={error} onRetry={onRetry} />;
}
