import type { Row } from './print-table';

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) throw new Error('A median of nothing.');
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** Runs the contestants in turn, round after round, and takes each one's median: a busy moment hits them all. */
export async function takeTurns<Name extends string>(
  rounds: number,
  contestants: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number>> {
  const measured = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries<() => Promise<number>>(contestants)) {
      measured.set(name, [...(measured.get(name) ?? []), await run()]);
    }
  }
  return everyName(contestants, (name) => median(measured.get(name) ?? []));
}

/** The keys of a record literal are its names and no others, which the type of Object.entries forgets. */
function everyName<Name extends string>(
  record: Record<Name, unknown>,
  medianOf: (name: string) => number,
): Record<Name, number> {
  return Object.fromEntries(Object.keys(record).map((name) => [name, medianOf(name)])) as Record<
    Name,
    number
  >;
}

type Compared = Omit<Row, 'ours' | 'reference' | 'ratio'> & {
  ours: number;
  reference: number;
  unit: string;
  of: string;
};

export function against({ name, ours, reference, unit, of, aim, floor }: Compared): Row {
  return {
    name,
    ours: { amount: ours, unit },
    reference: { amount: reference, unit, of },
    ratio: ours / reference,
    aim,
    floor,
  };
}
