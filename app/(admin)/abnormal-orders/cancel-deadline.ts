import { formatDateTime } from '../../format-date-time';
import type { Money } from './next-step';

export type CancelJob = 'VOID' | 'RETURN' | 'RETURNX';

interface Cancellation {
  job: CancelJob;
  /** The first midnight in Japan at which the job is no longer the right one. */
  until: string;
}

/** What GMOPG would run from `until` on; null: nothing any more (gmopg.md §2, cancel rule). */
export function jobAfter({
  job,
  until,
  money,
}: Cancellation & { money: Money }): Exclude<CancelJob, 'VOID'> | null {
  const wasHeld = money === 'HELD';
  switch (job) {
    case 'VOID':
      return !wasHeld && startsMonth(until) ? 'RETURNX' : 'RETURN';
    case 'RETURN':
      return wasHeld ? null : 'RETURNX';
    case 'RETURNX':
      return null;
  }
}

/** The last day of the job, `YYYY/MM/DD` in Japan. */
export function lastDay(until: string): string {
  return formatDateTime(new Date(Date.parse(until) - 1_000).toISOString()).slice(0, 10);
}

function startsMonth(instant: string): boolean {
  return formatDateTime(instant).slice(8, 10) === '01';
}
