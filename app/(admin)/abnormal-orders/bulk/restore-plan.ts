import type { RestorePreview } from './bulk-restore-query';
import { type WhyRefused, whyRefused } from './why-refused';

/** A chosen row as the dry run found it. */
export interface PlannedRow {
  id: string;
  /** null: nothing has this id any more. */
  number: string | null;
  name: string | null;
  /** Yen charged. */
  total: number;
}

export type Reorders = RestorePreview['restorable'][number]['possibleReorders'];

export interface RestorePlan {
  ready: PlannedRow[];
  /** May be the same wish as another order: restored only when somebody says that it is not. */
  doubtful: Array<PlannedRow & { reorders: Reorders }>;
  refused: Array<PlannedRow & { why: WhyRefused }>;
  settlingCount: number;
  /** Among those that can be restored. */
  withoutAddress: ReadonlySet<string>;
}

/** Sorts the dry run into what goes by itself, what needs a person's word, and what stays. */
export function planRestores({ restorable, refused }: RestorePreview): RestorePlan {
  const planned = restorable.map((row) => ({
    id: row.id,
    number: row.orderNumber,
    name: row.checkout?.customer.name ?? null,
    total: row.trade.total,
    reorders: row.possibleReorders,
    isDoubtful: row.possibleReorders.length > 0 || row.warnings.includes('POSSIBLE_REORDER'),
  }));
  return {
    ready: planned.filter(({ isDoubtful }) => !isDoubtful),
    doubtful: planned.filter(({ isDoubtful }) => isDoubtful),
    refused: refused.map(({ id, abnormalOrder }) => ({
      id,
      number: abnormalOrder?.orderNumber ?? null,
      name: abnormalOrder?.checkout?.customer.name ?? null,
      total: abnormalOrder?.trade.total ?? 0,
      why: whyRefused(abnormalOrder),
    })),
    settlingCount: restorable.filter(({ isSettling }) => isSettling).length,
    withoutAddress: new Set(
      restorable.filter(({ checkout }) => !checkout?.customer.email).map(({ id }) => id),
    ),
  };
}

/** What somebody is sure of when they say that a row is no re-order: that none of these orders is the same wish. */
export function doubtOf({ id, reorders }: RestorePlan['doubtful'][number]): string {
  return [id, ...reorders.map((order) => order.id).sort()].join();
}

/** Rows by why they stay, the largest group first. */
export function byReason<Row extends { why: WhyRefused }>(rows: readonly Row[]): Array<[WhyRefused, Row[]]> {
  const groups = new Map<WhyRefused, Row[]>();
  for (const row of rows) groups.set(row.why, [...(groups.get(row.why) ?? []), row]);
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}

/** Yen. */
export function sumOf(rows: ReadonlyArray<{ total: number }>): number {
  return rows.reduce((sum, { total }) => sum + total, 0);
}
