export interface Row {
  name: string;
  ours: Figure;
  /** null where quality.md compares with a number and not with somebody else. */
  reference: Figure | null;
  /** What ours is divided by the reference; null without one. */
  ratio: number | null;
  aim: string;
  floor: string;
}

/** What was measured, and of what. */
export interface Figure {
  amount: number;
  unit: string;
  of?: string;
}

export function printTable({ title, notes, rows }: { title: string; notes: string[]; rows: Row[] }): void {
  const cells = rows.map(({ name, ours, reference, ratio, aim, floor }) => [
    name,
    write(ours),
    reference === null ? '–' : write(reference),
    ratio === null ? '–' : `${ratio.toFixed(2)}×`,
    aim,
    floor,
  ]);
  const table = [['name', 'ours', 'reference', 'ratio', 'aim', 'floor'], ...cells];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0))) ?? [];
  const lines = table.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const [head = '', ...body] = lines;
  console.log([`\n## ${title}\n`, head, rule, ...body, '', ...notes.map((note) => `- ${note}`)].join('\n'));
}

function write({ amount, unit, of }: Figure): string {
  const digits = Math.abs(amount) >= 100 ? 0 : Math.abs(amount) >= 10 ? 1 : 2;
  const number = amount.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return [number, unit, of && `(${of})`].filter(Boolean).join(' ');
}
