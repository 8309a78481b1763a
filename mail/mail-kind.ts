/** Every mail the product writes to a customer. */
export const mailKinds = [
  'ORDER_CONFIRMATION',
  'RESTORED_ORDER_CONFIRMATION',
  'DUPLICATE_CANCELLED',
  'PAYMENT_RETURNED',
  'PREFERENCE_REQUEST',
] as const;
export type MailKind = (typeof mailKinds)[number];

export type ConfirmationKind = 'ORDER_CONFIRMATION' | 'RESTORED_ORDER_CONFIRMATION';
export type CancellationKind = 'DUPLICATE_CANCELLED' | 'PAYMENT_RETURNED';

/** The confirmation that an order gets: a restored one also apologises for being late. */
export function confirmationKind(origin: 'CART' | 'RESTORED'): ConfirmationKind {
  return origin === 'RESTORED' ? 'RESTORED_ORDER_CONFIRMATION' : 'ORDER_CONFIRMATION';
}

/** Whether a mail of the ledger tells the customer that the order stands. */
export function isConfirmation({ kind }: { kind: string }): boolean {
  return kind === 'ORDER_CONFIRMATION' || kind === 'RESTORED_ORDER_CONFIRMATION';
}

/** The 取消のご案内 of a trade by the status of its row: beside a duplicate an order stands, beside every other none does. */
export function cancellationKind(status: string | null): CancellationKind {
  return status === 'DUPLICATE' ? 'DUPLICATE_CANCELLED' : 'PAYMENT_RETURNED';
}
