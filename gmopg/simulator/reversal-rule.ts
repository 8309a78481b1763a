import type { CardStatus } from '#gmopg/card-status';
import { jstCalendar } from '#gmopg/simulator/jst-calendar';

/** AUTH and CAPTURE authorise a reversed trade again. */
export const alterJobs = ['VOID', 'RETURN', 'RETURNX', 'SALES', 'AUTH', 'CAPTURE'] as const;
export type AlterJob = (typeof alterJobs)[number];

/** The last JST day on which money can still go back, and on which a held amount can still be sold, counted from TranDate's. */
const LAST_DAY_TO_REVERSE = 180;
const LAST_DAY_TO_SELL = 90;

/** GMOPG's own refusal of a job, by the JST calendar against TranDate (gmopg.md §2, "Cancel rule"); null when it is possible. */
export function refusalOfJob(
  { status, processedAt }: { status: CardStatus; processedAt: number },
  job: AlterJob,
  now: Date,
): 'E11010002' | 'E11010003' | 'E11010010' | null {
  const then = jstCalendar(new Date(processedAt));
  const today = jstCalendar(now);
  const age = today.day - then.day;
  switch (status) {
    case 'UNPROCESSED':
    case 'AUTHENTICATED':
      return 'E11010002';
    case 'CHECK':
      return 'E11010003';
    case 'VOID':
    case 'RETURN':
    case 'RETURNX':
      return job === 'AUTH' || job === 'CAPTURE' ? tooLate(age) : 'E11010003';
    case 'SAUTH':
    case 'AUTH':
      if (job === 'SALES') return status === 'AUTH' && age <= LAST_DAY_TO_SELL ? null : 'E11010003';
      if (job === 'VOID') return age === 0 ? null : (tooLate(age) ?? 'E11010003');
      // Recorded: a held amount can be returned on its own day already.
      return job === 'RETURN' ? tooLate(age) : 'E11010003';
    case 'CAPTURE':
    case 'SALES':
      return tooLate(age) ?? (job === reversalOf(age, today.month - then.month) ? null : 'E11010003');
  }
}

/** More than 180 days of the JST calendar after TranDate: nothing can be changed any more. */
export function isPastReversal({ processedAt }: { processedAt: number }, now: Date): boolean {
  return jstCalendar(now).day - jstCalendar(new Date(processedAt)).day > LAST_DAY_TO_REVERSE;
}

function tooLate(age: number): 'E11010010' | null {
  return age > LAST_DAY_TO_REVERSE ? 'E11010010' : null;
}

function reversalOf(days: number, months: number): AlterJob {
  if (days === 0) return 'VOID';
  return months === 0 ? 'RETURN' : 'RETURNX';
}
