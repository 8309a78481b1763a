export interface HeldRow<R> {
  row: R;
  /** It is in the list no more, and keeps its place until the list is shown anew. */
  hasLeft: boolean;
}

export interface HeldRows<R> {
  rows: readonly HeldRow<R>[];
  newCount: number;
  leftCount: number;
}

export function adoptRows<R>(fresh: readonly R[]): HeldRows<R> {
  return { rows: fresh.map((row) => ({ row, hasLeft: false })), newCount: 0, leftCount: 0 };
}

/** The fresh rows; those that say what they said before are the same objects still, so that nothing is drawn anew for them. */
export function recognise<R extends { id: string }>(
  { rows }: Pick<HeldRows<R>, 'rows'>,
  fresh: readonly R[],
): R[] {
  const known = new Map(rows.map(({ row }) => [row.id, row]));
  return fresh.map((row) => {
    const before = known.get(row.id);
    return before && JSON.stringify(before) === JSON.stringify(row) ? before : row;
  });
}

/** The fresh facts in the places that somebody is looking at: nothing moves, what is new waits to be shown. */
export function keepPlaces<R extends { id: string }>(held: HeldRows<R>, fresh: readonly R[]): HeldRows<R> {
  const now = new Map(fresh.map((row) => [row.id, row]));
  const rows = held.rows.map(({ row }) => {
    const known = now.get(row.id);
    return { row: known ?? row, hasLeft: known === undefined };
  });
  const shown = new Set(held.rows.map(({ row }) => row.id));
  return {
    rows,
    newCount: fresh.filter(({ id }) => !shown.has(id)).length,
    leftCount: rows.filter(({ hasLeft }) => hasLeft).length,
  };
}

/** Those that are still in the list. */
export function standingRows<R>({ rows }: Pick<HeldRows<R>, 'rows'>): R[] {
  return rows.filter(({ hasLeft }) => !hasLeft).map(({ row }) => row);
}

/** Those that were there before and say something else now; who has a row open is no such change. */
export function changedIds<R extends { id: string }>(before: HeldRows<R>, after: HeldRows<R>): string[] {
  const known = new Map(before.rows.map(({ row }) => [row.id, factsOf(row)]));
  return after.rows
    .filter(({ row }) => known.has(row.id) && known.get(row.id) !== factsOf(row))
    .map(({ row }) => row.id);
}

function factsOf(row: object): string {
  return JSON.stringify(row, (key, value) => (key === 'openedBy' ? undefined : value));
}
