import type { ResultOf } from '#graphql/tada';
import type { Tone } from '../state-mark';
import type { SendTestNotice } from './use-test-notice';

export type TestedStep = ResultOf<typeof SendTestNotice>['sendTestNotice']['steps'][number];

/** After the step that failed nothing is known of the rest. */
export function toneOfStep({ isOk, fault }: Pick<TestedStep, 'isOk' | 'fault'>): Exclude<Tone, 'todo'> {
  if (isOk) return 'done';
  return fault === null ? 'plain' : 'failed';
}
