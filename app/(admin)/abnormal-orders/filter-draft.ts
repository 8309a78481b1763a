import type { ListUrl } from './abnormal-orders-url';
import { momentOf, partsOf } from './jst-moment';
import { daysOf, type Preset } from './time-span';

/** A span as it stands in the form's fields. */
export interface SpanDraft {
  preset: Preset | null;
  fromDay: string;
  fromTime: string;
  toDay: string;
  toTime: string;
}

export interface FilterDraft {
  received: SpanDraft;
  ordered: SpanDraft;
  minTotal: string;
  maxTotal: string;
}

export type FilterProblem = 'dayMissing' | 'endsBeforeStart' | 'noAmount' | 'maxBelowMin';
export type FilterProblems = Partial<Record<'received' | 'ordered' | 'total', FilterProblem>>;
type SpansAndTotals = Pick<
  ListUrl,
  | 'received'
  | 'receivedFrom'
  | 'receivedTo'
  | 'ordered'
  | 'orderedFrom'
  | 'orderedTo'
  | 'minTotal'
  | 'maxTotal'
>;

export function draftOf(url: SpansAndTotals, now: Date): FilterDraft {
  return {
    received: spanDraftOf(url.received, { from: url.receivedFrom, to: url.receivedTo, now }),
    ordered: spanDraftOf(url.ordered, { from: url.orderedFrom, to: url.orderedTo, now }),
    minTotal: url.minTotal?.toString() ?? '',
    maxTotal: url.maxTotal?.toString() ?? '',
  };
}

export function presetDraft(preset: Preset, now: Date): SpanDraft {
  return spanDraftOf(preset, { from: null, to: null, now });
}

/** What the fields ask for, or which of them cannot be read and why. */
export function readDraft(
  draft: FilterDraft,
): { kind: 'FILTER'; filter: SpansAndTotals } | { kind: 'PROBLEMS'; problems: FilterProblems } {
  const [received, ordered] = [readSpan(draft.received), readSpan(draft.ordered)];
  const [minTotal, maxTotal] = [readAmount(draft.minTotal), readAmount(draft.maxTotal)];
  const problems: FilterProblems = {
    ...(received.problem && { received: received.problem }),
    ...(ordered.problem && { ordered: ordered.problem }),
    ...(minTotal !== null && maxTotal !== null && maxTotal < minTotal && { total: 'maxBelowMin' as const }),
    ...((Number.isNaN(minTotal) || Number.isNaN(maxTotal)) && { total: 'noAmount' as const }),
  };
  if (Object.keys(problems).length > 0) return { kind: 'PROBLEMS', problems };
  const filter = {
    received: draft.received.preset,
    receivedFrom: received.from,
    receivedTo: received.to,
    ordered: draft.ordered.preset,
    orderedFrom: ordered.from,
    orderedTo: ordered.to,
    minTotal,
    maxTotal,
  };
  return { kind: 'FILTER', filter };
}

function spanDraftOf(
  preset: Preset | null,
  { from, to, now }: { from: string | null; to: string | null; now: Date },
): SpanDraft {
  const ends = preset ? daysOf(preset, now) : { from, to };
  const [start, end] = [partsOf(ends.from), partsOf(ends.to)];
  return { preset, fromDay: start.day, fromTime: start.time, toDay: end.day, toTime: end.time };
}

function readSpan({ preset, fromDay, fromTime, toDay, toTime }: SpanDraft) {
  const nothing = { from: null, to: null, problem: null };
  if (preset) return nothing;
  if ((fromTime !== '' && fromDay === '') || (toTime !== '' && toDay === ''))
    return { ...nothing, problem: 'dayMissing' as const };
  const [from, to] = [momentOf(fromDay, fromTime), momentOf(toDay, toTime)];
  const endsBeforeStart = from !== null && to !== null && to.slice(0, from.length) < from.slice(0, to.length);
  return { from, to, problem: endsBeforeStart ? ('endsBeforeStart' as const) : null };
}

/** As people write it: `11350`, `¥11,350`, `１１３５０円`; NaN: no amount. */
function readAmount(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s,¥\\円]/g, '');
  if (plain === '') return null;
  return /^\d{1,12}$/.test(plain) ? Number(plain) : Number.NaN;
}
