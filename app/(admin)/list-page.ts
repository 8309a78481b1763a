import { parseAsInteger, parseAsNumberLiteral, parseAsString } from 'nuqs/server';

export const pageSizes = [20, 50, 100] as const;

/** Where a list stands, as the URL carries it: keyset cursors, and the page's number for the reader. */
export const pageParsers = {
  page: parseAsInteger.withDefault(1),
  size: parseAsNumberLiteral(pageSizes).withDefault(50),
  after: parseAsString,
  before: parseAsString,
};

export interface ListPage {
  page: number;
  size: (typeof pageSizes)[number];
  after: string | null;
  before: string | null;
}

export const firstPage = { page: 1, after: null, before: null } satisfies Partial<ListPage>;

export interface PageVariables {
  first?: number;
  after?: string;
  last?: number;
  before?: string;
}

export function pageVariables({ size, after, before }: ListPage): PageVariables {
  if (before) return { last: size, before };
  return after ? { first: size, after } : { first: size };
}

/** The numbers in 「全123件中 51–100件」. */
export function rowsShown({ page, size }: ListPage, rowCount: number): { from: number; to: number } {
  const from = (page - 1) * size + 1;
  return { from, to: from + rowCount - 1 };
}
