export type MailKind = 'ORDER_CONFIRMATION' | 'RESTORED_ORDER_CONFIRMATION';

/** The confirmation that an order gets: a restored one also apologises for being late. */
export function confirmationKind(origin: 'CART' | 'RESTORED'): MailKind {
  return origin === 'RESTORED' ? 'RESTORED_ORDER_CONFIRMATION' : 'ORDER_CONFIRMATION';
}
