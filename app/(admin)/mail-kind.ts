/** Every mail to a customer, in the order in which they are offered. */
export const mailKinds = [
  'ORDER_CONFIRMATION',
  'RESTORED_ORDER_CONFIRMATION',
  'DUPLICATE_CANCELLED',
  'PAYMENT_RETURNED',
  'PREFERENCE_REQUEST',
] as const;
export type MailKind = (typeof mailKinds)[number];

export function mailKindOf(word: string): MailKind | null {
  return mailKinds.find((kind) => kind === word) ?? null;
}
