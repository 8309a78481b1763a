import type { MailKind } from './mail-kind';

/** A mail that would tell the customer the truth now; one about an order goes to the address of the order alone. */
export interface OfferedMail {
  kind: MailKind;
  about: { orderId: string } | { abnormalOrderId: string };
}

interface OrderOfMails {
  id: string;
  origin: 'CART' | 'RESTORED';
  progress: string;
  abnormalOrder: { status: string; trade: { money: string } } | null;
}

interface RowOfMails {
  id: string;
  status: string;
  allowedActions: readonly string[];
  trade: { money: string };
  order: { id: string; origin: 'CART' | 'RESTORED' } | null;
}

/** What can be sent about an order: that it stands, while it does, and that a payment of it went back, once it has. */
export function mailsOfOrder({ id, origin, progress, abnormalOrder }: OrderOfMails): OfferedMail[] {
  const about = { orderId: id };
  const confirmations = progress === 'CANCELLED' ? [] : confirmationsOf(origin);
  const returned = abnormalOrder?.trade.money === 'REVERSED' ? [returnOf(abnormalOrder.status)] : [];
  return [...confirmations, ...returned].map((kind) => ({ kind, about }));
}

/** What can be sent about a row: the question first, since it is asked while something can still be chosen. */
export function mailsOfRow(
  { id, status, allowedActions, trade, order }: RowOfMails,
  { mayWrite }: { mayWrite: boolean },
): OfferedMail[] {
  const about = { abnormalOrderId: id };
  const asks = allowedActions.includes('REQUEST_PREFERENCE') ? (['PREFERENCE_REQUEST'] as const) : [];
  const returned = mayWrite && trade.money === 'REVERSED' ? [returnOf(status)] : [];
  const confirmations =
    order && allowedActions.includes('SEND_CONFIRMATION_MAIL') ? confirmationsOf(order.origin) : [];
  return [
    ...[...asks, ...returned].map((kind) => ({ kind, about })),
    ...confirmations.map((kind) => ({ kind, about: { orderId: order?.id ?? '' } })),
  ];
}

/** The one that the order usually gets first. */
function confirmationsOf(origin: 'CART' | 'RESTORED'): MailKind[] {
  const usual = ['ORDER_CONFIRMATION', 'RESTORED_ORDER_CONFIRMATION'] as const;
  return origin === 'RESTORED' ? usual.toReversed() : [...usual];
}

function returnOf(status: string): MailKind {
  return status === 'DUPLICATE' ? 'DUPLICATE_CANCELLED' : 'PAYMENT_RETURNED';
}
