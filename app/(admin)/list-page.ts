import { createParser, parseAsNumberLiteral } from 'nuqs/server';

export const pageSizes = [20, 50, 100] as const;

/** What the server would refuse is read as no cursor: a mangled link shows the first page. */
const parseAsCursor = createParser({
  parse: (text) => (/^[\w-]{40,80}$/.test(text) && isPosition(text) ? text : null),
  serialize: String,
});
const parseAsPageNumber = createParser({
  parse: (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null),
  serialize: String,
});

/** Where a list stands, as the URL carries it: keyset cursors, and the page's number for the reader. */
export const pageParsers = {
  page: parseAsPageNumber.withDefault(1),
  size: parseAsNumberLiteral(pageSizes).withDefault(50),
  after: parseAsCursor,
  before: parseAsCursor,
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

function isPosition(cursor: string): boolean {
  try {
    return /^\d{1,14}:[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(
      atob(cursor.replaceAll('-', '+').replaceAll('_', '/')),
    );
  } catch {
    return false;
  }
}

/** The numbers in 「全123件中 51–100件」. */
export function rowsShown(at: ListPage, rowCount: number): { from: number; to: number } {
  const from = (pageNumber(at) - 1) * at.size + 1;
  return { from, to: from + rowCount - 1 };
}

/** Without a cursor the first page is shown, whatever number the URL gives it. */
export function pageNumber({ page, after, before }: ListPage): number {
  return after || before ? page : 1;
}
