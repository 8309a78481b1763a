/** The calendar of Japan, which has no summer time: UTC + 9 h. The simulator's own: the peer must not share the product's mistakes. */
export interface JstCalendar {
  /** `yyyyMMddHHmmss`, as TranDate and ProcessDate have it. */
  stamp: string;
  /** Days since 1970-01-01. */
  day: number;
  /** Months since the year 0. */
  month: number;
}

export function jstCalendar(moment: Date): JstCalendar {
  const jst = new Date(moment.getTime() + 9 * 3_600_000);
  return {
    stamp: jst.toISOString().replace(/[-:T]/g, '').slice(0, 14),
    day: Math.floor(jst.getTime() / 86_400_000),
    month: jst.getUTCFullYear() * 12 + jst.getUTCMonth(),
  };
}
