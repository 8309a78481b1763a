export interface TimeBetween {
  unit: 'seconds' | 'minutes' | 'hours' | 'before';
  count: number;
  /** Not what paying for a checkout looks like: before it was placed, or more than an hour after. */
  isOdd: boolean;
}

/** How long after the order GMOPG carried the trade out; a minute before counts as clocks that differ. */
export function timeBetween({ ordered, processed }: { ordered: string; processed: string }): TimeBetween {
  const seconds = Math.round((Date.parse(processed) - Date.parse(ordered)) / 1_000);
  if (seconds < 0) return { unit: 'before', count: Math.ceil(-seconds / 60), isOdd: seconds < -60 };
  if (seconds < 60) return { unit: 'seconds', count: seconds, isOdd: false };
  if (seconds < 3_600) return { unit: 'minutes', count: Math.floor(seconds / 60), isOdd: false };
  return { unit: 'hours', count: Math.floor(seconds / 3_600), isOdd: seconds > 3_600 };
}
