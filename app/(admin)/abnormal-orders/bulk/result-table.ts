interface ResultRow {
  number: string | null;
  name: string | null;
  total: number;
}

/** Results as a table that spreadsheets take: tabs between cells, no cell a formula. */
export function resultTable<Row extends ResultRow>(
  rows: readonly Row[],
  wordOf: (row: Row) => string,
): string {
  return rows
    .map((row) => [row.number ?? '-', row.name ?? '-', String(row.total), wordOf(row)].map(cell).join('\t'))
    .join('\n');
}

/** The words of strangers must neither start a formula nor end the cell. */
function cell(text: string): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  return flat !== '-' && /^[\p{C}]*[=+\-@＝＋－＠\u2212]/u.test(flat) ? `'${flat}` : flat;
}
