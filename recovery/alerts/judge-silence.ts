const minuteMs = 60_000;
const weekMs = 7 * 24 * 60 * minuteMs;

/** A shorter silence is never unusual. */
export const shortestSilenceMs = 30 * minuteMs;
const weeksCompared = 4;
const fewestWeeks = 2;
const fewestInAWeek = 3;
const fewestOnAverage = 8;
const limitWithoutHistory = 72 * 60 * minuteMs;

interface Span {
  /** Exclusive. */
  from: Date;
  to: Date;
}

export interface NoticeHistory {
  firstAt: Date;
  lastAt: Date;
}

/** How many notices each span of usualSpans had, and how many ever came; bounded counts will do. */
interface Usual {
  counts: readonly number[];
  ever: number;
}

/**
 * The spans to compare a silence with: the same hours of the same days of the week, one to four weeks ago, as far as the
 * history reaches. A silence of more than a week is compared with the whole weeks before it.
 */
export function usualSpans({ firstAt, lastAt }: NoticeHistory, now: Date): Span[] {
  const length = now.getTime() - lastAt.getTime();
  if (length < shortestSilenceMs) return [];
  const spans: Span[] = [];
  for (let weeks = 1; weeks <= weeksCompared; weeks++) {
    const from = new Date(lastAt.getTime() - weeks * weekMs);
    if (from < firstAt) break;
    spans.push({ from, to: new Date(from.getTime() + Math.min(length, weekMs)) });
  }
  return spans;
}

/**
 * Whether it is unusual that no notice has come since `lastAt`: in the same hours of the week, each of the last two to four
 * weeks brought at least 3 notices, and 8 on average. Counting notices instead of minutes is what keeps it quiet at night: where
 * few are usual, the silence has to be long; were they to come at random, 8 stay away together once in 3,000 times. Never
 * before 30 minutes. With less than two weeks to compare: after 72 hours, once 8 notices have ever come. Answers how many were
 * to be expected, null with too little history; a shop with fewer than 8 a week is never warned.
 */
export function judgeSilence(
  { lastAt }: NoticeHistory,
  { counts, ever }: Usual,
  now: Date,
): { usualCount: number | null } | null {
  const length = now.getTime() - lastAt.getTime();
  if (length < shortestSilenceMs) return null;
  if (counts.length < fewestWeeks)
    return length >= limitWithoutHistory && ever >= fewestOnAverage ? { usualCount: null } : null;
  const average = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const isUnusual = Math.min(...counts) >= fewestInAWeek && average >= fewestOnAverage;
  return isUnusual ? { usualCount: Math.round(average) } : null;
}
