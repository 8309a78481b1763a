import type { Money } from '../next-step';
import type { Status } from '../status-badge';
import type { DeletePreview } from './bulk-delete-query';
import { type PlannedRow, sumOf } from './restore-plan';
import type { WhyRefused } from './why-refused';

/** A row that goes, with what the plan says of it: one that is something else by then stays. */
export interface RowToDelete extends PlannedRow {
  expected: { expectedStatus: Status; expectedMoney: Money; expectedTotal: number };
}

export interface DeletePlan {
  rows: RowToDelete[];
  /** They stay: deleted already, or gone. */
  refused: Array<PlannedRow & { why: WhyRefused }>;
  /** Whose customers are charged without an order: a delete does not give the money back. */
  charged: { count: number; total: number };
  /** Of whom nobody knows whether they are charged. */
  unknownCount: number;
  /** As the server wants it: money is held or taken, with an order or without. */
  needsReason: boolean;
}

/** What deleting these rows would mean, from how they stand now. */
export function planDeletes({ restorable, refused }: DeletePreview): DeletePlan {
  const found = [
    ...restorable,
    ...refused.flatMap(({ abnormalOrder }) => (abnormalOrder ? [abnormalOrder] : [])),
  ];
  const standing = found.filter(({ deletedAt }) => deletedAt === null);
  const planned = (row: (typeof found)[number]): PlannedRow => ({
    id: row.id,
    number: row.orderNumber,
    name: row.checkout?.customer.name ?? null,
    total: row.trade.total,
  });
  const isCharged = ({ trade }: (typeof found)[number]) => trade.money === 'HELD' || trade.money === 'TAKEN';
  const charged = standing.filter((row) => row.isOpen && isCharged(row)).map(planned);
  return {
    rows: standing.map((row) => ({ ...planned(row), expected: expectedOf(row) })),
    refused: [
      ...found
        .filter(({ deletedAt }) => deletedAt !== null)
        .map((row) => ({ ...planned(row), why: 'deleted' as const })),
      ...refused
        .filter(({ abnormalOrder }) => abnormalOrder === null)
        .map(({ id }) => ({ id, number: null, name: null, total: 0, why: 'gone' as const })),
    ],
    charged: { count: charged.length, total: sumOf(charged) },
    unknownCount: standing.filter((row) => row.isOpen && row.trade.money === 'UNKNOWN').length,
    needsReason: standing.some(isCharged),
  };
}

function expectedOf({ status, trade }: DeletePreview['restorable'][number]): RowToDelete['expected'] {
  return { expectedStatus: status, expectedMoney: trade.money, expectedTotal: trade.total };
}
