export interface BoughtLine {
  sku: string | null;
  name: string;
  quantity: number;
  unitPrice: number;
}

export interface AlignedLine {
  name: string;
  /** `null`: this side has no such line. */
  here: BoughtLine | null;
  /** In the order of the re-orders. */
  there: Array<{ line: BoughtLine; isSame: boolean } | null>;
}

/** Lays the lines of possible re-orders beside a checkout's: the same item in the same row, what only they have below. */
export function alignLines(
  lines: readonly BoughtLine[],
  reorders: ReadonlyArray<readonly BoughtLine[]>,
): AlignedLine[] {
  const left = reorders.map((theirs) => [...theirs]);
  const take = (wanted: BoughtLine) =>
    left.map((theirs) => {
      const place = theirs.findIndex((line) => isSameItem(line, wanted));
      return place === -1 ? null : (theirs.splice(place, 1)[0] ?? null);
    });
  const rows = lines.map(
    (here): AlignedLine => ({
      name: here.name,
      here,
      there: take(here).map((line) => line && { line, isSame: isSameLine(line, here) }),
    }),
  );
  for (const theirs of left) {
    for (let wanted = theirs[0]; wanted; wanted = theirs[0]) {
      const there = take(wanted).map((line) => line && { line, isSame: false });
      rows.push({ name: wanted.name, here: null, there });
    }
  }
  return rows;
}

function isSameItem(a: BoughtLine, b: BoughtLine): boolean {
  if (a.sku && b.sku) return a.sku === b.sku;
  return plainName(a.name) === plainName(b.name);
}

function isSameLine(a: BoughtLine, b: BoughtLine): boolean {
  return a.quantity === b.quantity && a.unitPrice === b.unitPrice;
}

/** Full and half width, and spaces, are one. */
function plainName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
}
