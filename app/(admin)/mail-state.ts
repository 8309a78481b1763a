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
  return stateOf(mails.filter(isConfirmation));
}

/** The same for a mail of any kind; both confirmations count as one. */
export function mailStateOf(mails: readonly ConfirmationMail[], kind: string): ConfirmationMailState {
  const isSame = isConfirmation({ kind }) ? isConfirmation : (mail: { kind: string }) => mail.kind === kind;
  return stateOf(mails.filter(isSame));
}

function stateOf(mails: readonly ConfirmationMail[]): ConfirmationMailState {
  if (mails.some((mail) => mail.state === 'SENT' && !mail.keptAsFile)) return 'SENT';
  const newest = mails.toSorted((a, b) => b.queuedAt.localeCompare(a.queuedAt))[0];
  if (!newest) return 'NONE';
  return newest.keptAsFile ? 'KEPT' : newest.state;
}

function isConfirmation({ kind }: { kind: string }): boolean {
  return kind.endsWith('ORDER_CONFIRMATION');
}
