import type { Money } from './next-step';
import type { Status } from './status-badge';

export interface Standing {
  status: Status;
  trade: { money: Money; total: number; gatewayStatus: string };
}

export type Change = 'left' | `money.${Money}` | 'total' | 'status' | 'gatewayStatus' | 'same';

/** Names the one sentence that says what asking GMOPG changed: the money before the words for it. */
export function whatChanged(
  before: Standing,
  after: Standing & { allowedActions: readonly string[] },
): Change {
  // Nothing can be done with a row that is on no list any more.
  if (after.allowedActions.length === 0) return 'left';
  if (after.trade.money !== before.trade.money) return `money.${after.trade.money}`;
  if (after.trade.total !== before.trade.total) return 'total';
  if (after.status !== before.status) return 'status';
  return after.trade.gatewayStatus === before.trade.gatewayStatus ? 'same' : 'gatewayStatus';
}
