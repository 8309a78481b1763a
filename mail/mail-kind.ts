const mailKinds = ['ORDER_CONFIRMATION', 'RESTORED_ORDER_CONFIRMATION'] as const;

export type MailKind = (typeof mailKinds)[number];

/** The confirmation that an order gets: a restored one also apologises for being late. */
export function confirmationKind(origin: 'CART' | 'RESTORED'): MailKind {
  return origin === 'RESTORED' ? 'RESTORED_ORDER_CONFIRMATION' : 'ORDER_CONFIRMATION';
}

/** Narrows a kind that came from outside or from the database. */
export function isMailKind(kind: string): kind is MailKind {
  return mailKinds.some((known) => known === kind);
}
