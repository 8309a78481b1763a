/** Where a row stands in a list by time: the same tuple as in its ORDER BY. */
export interface Position {
  at: Date;
  id: string;
}

/** A stretch of a list, newest first: `size` rows after a position, or before one. */
export interface Page {
  size: number;
  /** BACKWARD: the rows just before `from`, or the oldest ones. */
  direction: 'FORWARD' | 'BACKWARD';
  /** null: from the end where the direction starts. */
  from: Position | null;
}

export interface FoundPage<Row> {
  /** Newest first, whatever the direction. */
  rows: Row[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** Makes the page of rows read in the page's direction, one more than it holds: that one says whether there is more. */
export function cutPage<Row>(found: readonly Row[], { size, direction, from }: Page): FoundPage<Row> {
  const rows = found.slice(0, size);
  const [more, behind] = [found.length > size, from !== null];
  if (direction === 'FORWARD') return { rows, hasNextPage: more, hasPreviousPage: behind };
  return { rows: rows.reverse(), hasNextPage: behind, hasPreviousPage: more };
}
