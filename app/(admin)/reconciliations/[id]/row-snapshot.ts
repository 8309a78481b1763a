import type { Money } from '../../abnormal-orders/next-step';
import type { Status } from '../../abnormal-orders/status-badge';

/** What a run keeps of a row: null where it was on no list, or where a word is not known here. */
export interface RowSnapshot {
  status: Status | null;
  money: Money | null;
  gatewayStatus: string | null;
  /** Whole yen. */
  total: number | null;
}

const statuses = ['RESTORABLE', 'RESTORED', 'DUPLICATE', 'UNRECOVERABLE'] as const;
const moneys = ['NONE', 'HELD', 'TAKEN', 'REVERSED', 'UNKNOWN'] as const;

/** Reads a finding's before or after, which the contract types as JSON; null when there is none. */
export function readRowSnapshot(json: unknown): RowSnapshot | null {
  if (typeof json !== 'object' || json === null) return null;
  const fields = new Map<string, unknown>(Object.entries(json));
  const total = fields.get('total');
  const gatewayStatus = fields.get('gatewayStatus');
  return {
    status: statuses.find((status) => status === fields.get('status')) ?? null,
    money: moneys.find((money) => money === fields.get('money')) ?? null,
    gatewayStatus: typeof gatewayStatus === 'string' ? gatewayStatus : null,
    total: typeof total === 'number' ? total : null,
  };
}
