/** What is ticked: each row's id, and the yen that its trade charged. */
export type Selection = ReadonlyMap<string, number>;

export interface Choice {
  id: string;
  /** Yen charged. */
  total: number;
}

/** As many as restorePreview takes. */
export const mostChosen = 500;

export const nothingChosen: Selection = new Map();

/** Ticks or unticks rows; past `mostChosen` no further one is ticked. */
export function tick(selection: Selection, rows: readonly Choice[], isTicked: boolean): Selection {
  const next = new Map(selection);
  for (const { id, total } of rows) {
    if (!isTicked) next.delete(id);
    else if (next.has(id) || next.size < mostChosen) next.set(id, total);
  }
  return next;
}

export function drop(selection: Selection, ids: readonly string[]): Selection {
  const next = new Map(selection);
  for (const id of ids) next.delete(id);
  return next;
}

/** The rows of a page from `anchor` to `id`, both included; that one alone where the anchor is on another page. */
export function rowsBetween(rows: readonly Choice[], anchor: string | null, id: string): Choice[] {
  const to = rows.findIndex((row) => row.id === id);
  const from = rows.findIndex((row) => row.id === anchor);
  if (to < 0) return [];
  return from < 0 ? rows.slice(to, to + 1) : rows.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** How much of a page is ticked: what its header box shows. */
export function tickedOf(selection: Selection, rows: readonly Choice[]): 'none' | 'some' | 'all' {
  const ticked = rows.filter(({ id }) => selection.has(id)).length;
  if (ticked === 0) return 'none';
  return ticked === rows.length ? 'all' : 'some';
}

/** Yen. */
export function totalOf(selection: Selection): number {
  return [...selection.values()].reduce((sum, total) => sum + total, 0);
}
