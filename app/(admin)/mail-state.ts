export interface ConfirmationMail {
  kind: string;
  state: 'QUEUED' | 'SENT' | 'FAILED' | 'UNKNOWN';
  keptAsFile: boolean;
  queuedAt: string;
}

/** KEPT: written to a file because no mail server is set, so the customer got nothing. */
export type ConfirmationMailState = 'NONE' | 'KEPT' | ConfirmationMail['state'];

/** Whether the customer has got a confirmation: one that was sent counts, whatever happened to others; else the newest. */
export function confirmationMailState(mails: readonly ConfirmationMail[]): ConfirmationMailState {
  const confirmations = mails.filter((mail) => mail.kind.endsWith('ORDER_CONFIRMATION'));
  if (confirmations.some((mail) => mail.state === 'SENT' && !mail.keptAsFile)) return 'SENT';
  const newest = confirmations.toSorted((a, b) => b.queuedAt.localeCompare(a.queuedAt))[0];
  if (!newest) return 'NONE';
  return newest.keptAsFile ? 'KEPT' : newest.state;
}
