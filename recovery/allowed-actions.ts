import type { orders, trades } from '#db/schema';

export type AbnormalOrderAction =
  | 'RESTORE'
  | 'DELETE'
  | 'UNDELETE'
  | 'CANCEL_TRADE'
  | 'REFRESH_TRADE'
  | 'SEND_CONFIRMATION_MAIL';

type Trade = typeof trades.$inferSelect;
type Order = typeof orders.$inferSelect;

/**
 * What a viewer may do with a row now: the one place that says so. `can` holds roles (OPERATE …) or scopes
 * (abnormal-orders:write …). Without API access to GMOPG there is nothing to cancel or refresh.
 */
export function allowedActions(
  trade: Trade,
  { order, can }: { order: Order | null; can: readonly string[] },
): AbnormalOrderAction[] {
  const mayWrite = can.includes('OPERATE') || can.includes('abnormal-orders:write');
  if (!mayWrite || trade.status === null) return [];
  if (trade.deletedAt) return ['UNDELETE'];

  const actions: AbnormalOrderAction[] = [];
  if (trade.status === 'RESTORABLE') actions.push('RESTORE');
  actions.push('DELETE');
  if (trade.status === 'RESTORED' && order?.email && order.progress !== 'CANCELLED')
    actions.push('SEND_CONFIRMATION_MAIL');
  return actions;
}
