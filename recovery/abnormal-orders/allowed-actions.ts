import type { orders } from '#db/schema/orders';
import type { ListedTrade } from '#recovery/abnormal-orders/listed-trade';
import { canCancelTrade } from '#recovery/cancel/can-cancel-trade';
import { canRequestPreference } from '#recovery/mails/preference-step';

export type AbnormalOrderAction =
  | 'RESTORE'
  | 'DELETE'
  | 'UNDELETE'
  | 'CANCEL_TRADE'
  | 'REFRESH_TRADE'
  | 'SEND_CONFIRMATION_MAIL'
  | 'REQUEST_PREFERENCE';

type Order = Pick<typeof orders.$inferSelect, 'email' | 'progress'>;

/**
 * What a viewer may do with a row now: the one place that says so. `can` holds roles (OPERATE …) or scopes
 * (abnormal-orders:write …). Without API access to GMOPG there is nothing to cancel or refresh.
 */
export function allowedActions(trade: ListedTrade, standing: Standing): AbnormalOrderAction[] {
  const { order, can, hasGatewayAccess, isPending } = standing;
  if (trade.status === null) return [];
  const mayWrite = can.includes('OPERATE') || can.includes('abnormal-orders:write');
  const mayCancel = can.includes('CANCEL') || can.includes('trades:cancel');
  const actions: AbnormalOrderAction[] = [];
  if (mayWrite && trade.deletedAt) actions.push('UNDELETE');
  if (mayWrite && hasGatewayAccess) actions.push('REFRESH_TRADE');
  if (trade.deletedAt) return actions;

  if (mayWrite && trade.status === 'RESTORABLE' && !isPending) actions.push('RESTORE');
  if (mayWrite) actions.push('DELETE');
  if (mayCancel && hasGatewayAccess && canCancelTrade(trade, standing).kind === 'POSSIBLE')
    actions.push('CANCEL_TRADE');
  if (mayWrite && trade.status === 'RESTORED' && order?.email && order.progress !== 'CANCELLED')
    actions.push('SEND_CONFIRMATION_MAIL');
  if (mayWrite && !isPending && canRequestPreference(trade)) actions.push('REQUEST_PREFERENCE');
  return actions;
}

interface Standing {
  /** The one under the row's number. */
  order: Order | null;
  can: readonly string[];
  hasGatewayAccess: boolean;
  /** An order to reverse the money is under way, or its reply was lost. */
  isPending: boolean;
  sauthHolds: boolean;
  now: Date;
}
