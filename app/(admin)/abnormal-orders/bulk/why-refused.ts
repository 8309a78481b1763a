import type { Money, Reason } from '../next-step';
import type { Status } from '../status-badge';

/** Why a row was not restored or deleted. `sibling`: another trade of its number was chosen too, and goes first. */
export type WhyRefused =
  | Exclude<Reason, 'ORDER_EXISTS'>
  | 'DUPLICATE'
  | 'sibling'
  | 'restored'
  | 'deleted'
  | 'cancelling'
  | 'gone'
  | 'changed'
  | 'leftOut'
  | 'notTried'
  | 'GatewayDisagrees'
  | 'GatewayUnavailable'
  | 'InvalidInput'
  | 'ReasonRequired'
  | 'notAsSeen'
  | 'unanswered';

export interface RefusedRow {
  status: Status;
  reason: Reason | null;
  deletedAt: string | null;
  pendingCancellation: object | null;
  trade: { money: Money };
}

/** Reads from how the row stands why it is not restored: the server's own sentence is Japanese. null: no such row any more. */
export function whyRefused(row: RefusedRow | null): WhyRefused {
  if (row === null) return 'gone';
  if (row.deletedAt !== null) return 'deleted';
  switch (row.status) {
    case 'RESTORED':
      return 'restored';
    case 'RESTORABLE':
      return row.pendingCancellation ? 'cancelling' : 'sibling';
    case 'DUPLICATE':
      return row.trade.money === 'REVERSED' ? 'PAYMENT_REVERSED' : 'DUPLICATE';
    case 'UNRECOVERABLE':
      return row.reason === null || row.reason === 'ORDER_EXISTS' ? 'changed' : row.reason;
  }
}

/** Worth another press of the button: nothing is known against these rows. */
export function canBeTriedAgain(why: WhyRefused): boolean {
  return why === 'GatewayUnavailable' || why === 'unanswered' || why === 'notTried';
}
