import { formatDateTime } from '../../format-date-time';

/** The months in Japan, `YYYY-MM`, that a table of `count` months ending with the one of `now` begins and ends with. */
export function monthSpan(now: Date, count: number): { from: string; to: string } {
  const [year = 0, month = 0] = formatDateTime(now.toISOString()).split('/').map(Number);
  const last = year * 12 + month - 1;
  return { from: monthOf(last - count + 1), to: monthOf(last) };
}

function monthOf(months: number): string {
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}
