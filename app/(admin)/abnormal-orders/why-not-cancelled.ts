import type { Money } from './next-step';
import type { Status } from './status-badge';

interface Row {
  status: Status;
  deletedAt: string | null;
  allowedActions: readonly string[];
  cancellation: object | null;
  trade: { money: Money };
}

export type WhyNotCancelled =
  | 'reversed'
  | 'notCharged'
  | 'unknown'
  | 'deleted'
  | 'restored'
  | 'permission'
  | 'noAccess'
  | 'late';

/** Why a row has nothing to cancel here, what is settled first; null: it can be cancelled. */
export function whyNotCancelled(row: Row): WhyNotCancelled | null {
  if (row.allowedActions.includes('CANCEL_TRADE')) return null;
  if (row.trade.money === 'REVERSED') return 'reversed';
  if (row.trade.money === 'NONE') return 'notCharged';
  if (row.deletedAt) return 'deleted';
  if (row.cancellation) return 'permission';
  if (!row.allowedActions.includes('REFRESH_TRADE')) return 'noAccess';
  if (row.trade.money === 'UNKNOWN') return 'unknown';
  return row.status === 'RESTORED' ? 'restored' : 'late';
}
