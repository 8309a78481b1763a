const dayMs = 86_400_000;
const aheadOfUtcMs = 9 * 3_600_000;

/** The calendar day in Japan, counted from 1970-01-01. Japan has no summer time. */
export function jstDayOf(at: Date): number {
  return Math.floor((at.getTime() + aheadOfUtcMs) / dayMs);
}

/** Midnight in Japan at which this day begins. */
export function startOfJstDay(day: number): Date {
  return new Date(day * dayMs - aheadOfUtcMs);
}

/** The first day of this day's month. */
export function firstDayOfMonth(day: number): number {
  const date = new Date(day * dayMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / dayMs;
}

/** The first day of the month after this day's. */
export function firstDayOfNextMonth(day: number): number {
  const date = new Date(day * dayMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / dayMs;
}
