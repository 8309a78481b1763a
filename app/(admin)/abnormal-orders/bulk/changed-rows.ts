interface Row {
  id: string;
  orderNumber: string;
}

/** How the server says that the chosen rows stand. */
export interface Preview {
  restorable: readonly Row[];
  refused: ReadonlyArray<{ id: string; abnormalOrder: Row | null }>;
}

/**
 * The numbers of the rows that `now` judges or describes otherwise than `before`; null: that of a row which is gone. That one
 * is settling no more is no such change: it only makes what was seen surer.
 */
export function changedRows(before: Preview, now: Preview): Array<string | null> {
  const known = standings(before);
  return [...standings(now)]
    .filter(([id, { facts }]) => known.get(id)?.facts !== facts)
    .map(([id, { number }]) => number ?? known.get(id)?.number ?? null);
}

function standings({ restorable, refused }: Preview) {
  return new Map([
    ...restorable.map((row) => standing(row.id, row, true)),
    ...refused.map(({ id, abnormalOrder }) => standing(id, abnormalOrder, false)),
  ]);
}

function standing(id: string, row: Row | null, isRestorable: boolean) {
  const facts = JSON.stringify([isRestorable, row], (key, value) =>
    key === 'isSettling' ? undefined : value,
  );
  return [id, { facts, number: row?.orderNumber ?? null }] as const;
}
