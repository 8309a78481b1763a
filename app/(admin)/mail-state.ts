export interface ConfirmationMail {
  kind: string;
  state: 'QUEUED' | 'SENT' | 'FAILED' | 'UNKNOWN';
  queuedAt: string;
}

export type ConfirmationMailState = 'NONE' | ConfirmationMail['state'];

/** Whether the customer has got a confirmation: one that was sent counts, whatever happened to others; else the newest. */
export function confirmationMailState(mails: readonly ConfirmationMail[]): ConfirmationMailState {
  const confirmations = mails.filter((mail) => mail.kind.endsWith('ORDER_CONFIRMATION'));
  if (confirmations.some((mail) => mail.state === 'SENT')) return 'SENT';
  const newest = confirmations.toSorted((a, b) => b.queuedAt.localeCompare(a.queuedAt))[0];
  return newest?.state ?? 'NONE';
}
