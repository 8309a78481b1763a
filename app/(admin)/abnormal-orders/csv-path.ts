import { filterOf, type ListUrl, statusOf } from './abnormal-orders-url';

export const csvEncodings = ['utf-8', 'shift_jis'] as const;

interface CsvOptions {
  encoding: (typeof csvEncodings)[number];
  language: string;
  now: Date;
}

/** The address of the CSV that holds exactly what the list finds, whatever page it stands on. */
export function csvPath(url: ListUrl, { encoding, language, now }: CsvOptions): string {
  const asked = { status: statusOf[url.tab], ...filterOf(url, now), encoding, language };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked))
    if (value !== null && value !== undefined && value !== false) query.set(name, String(value));
  return `/api/abnormal-orders.csv?${query}`;
}
