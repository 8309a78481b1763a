import type { ConfirmationMailState } from '../mail-state';
import type { Status } from './status-badge';

export type Reason =
  | 'NO_CHECKOUT'
  | 'ACCESS_ID_MISMATCH'
  | 'AMOUNT_MISMATCH'
  | 'CURRENCY'
  | 'ORDER_CANCELLED'
  | 'PAYMENT_REVERSED'
  | 'OUTCOME_UNKNOWN'
  | 'ORDER_EXISTS';
export type Warning = 'AMOUNT_DIFFERS' | 'PAYMENT_REVERSED' | 'SIBLING_TRADE' | 'POSSIBLE_REORDER';
export type Money = 'NONE' | 'HELD' | 'TAKEN' | 'REVERSED' | 'UNKNOWN';

export interface Situation {
  status: Status;
  reason: Reason | null;
  warnings: readonly Warning[];
  money: Money;
  isDeleted: boolean;
  isSettling: boolean;
  /** How far an order to reverse the money has come, while nobody knows what became of it. */
  pending: 'SENDING' | 'UNKNOWN' | null;
  /** The order under this number was cancelled. */
  isOrderCancelled: boolean;
  mail: ConfirmationMailState;
}

export type NextStep =
  | 'deleted'
  | `pending.${'SENDING' | 'UNKNOWN'}`
  | `restorable.${'default' | 'held' | 'settling' | 'POSSIBLE_REORDER' | 'SIBLING_TRADE'}`
  | `restored.${ConfirmationMailState | 'PAYMENT_REVERSED' | 'AMOUNT_DIFFERS' | 'cancelled' | 'cancelledAndReversed'}`
  | `duplicate.${'default' | 'reversed' | 'unknown'}`
  | `unrecoverable.${Reason | 'default'}`;

/** Names the one sentence that says why a row stands where it does and what to do next: the costliest danger first. */
export function nextStep(row: Situation): NextStep {
  if (row.isDeleted) return 'deleted';
  if (row.pending) return `pending.${row.pending}`;
  switch (row.status) {
    case 'RESTORABLE':
      return restorable(row);
    case 'RESTORED':
      return restored(row);
    case 'DUPLICATE':
      if (row.money === 'REVERSED') return 'duplicate.reversed';
      return row.money === 'UNKNOWN' ? 'duplicate.unknown' : 'duplicate.default';
    case 'UNRECOVERABLE':
      if (row.money === 'REVERSED') return 'unrecoverable.PAYMENT_REVERSED';
      return `unrecoverable.${row.reason ?? 'default'}`;
  }
}

const asks = ['NO_CHECKOUT', 'ACCESS_ID_MISMATCH', 'AMOUNT_MISMATCH'] as const;

/** The sentence of a row whose customer was asked already: without the advice to ask. */
export function onceAsked(step: NextStep): NextStep | `asked.${(typeof asks)[number]}` {
  const reason = asks.find((one) => step === `unrecoverable.${one}`);
  return reason ? `asked.${reason}` : step;
}

/** The money of a row without an order of its own went back: nothing is left to do. */
export function isSettled({ status, money }: Pick<Situation, 'status' | 'money'>): boolean {
  return (status === 'DUPLICATE' || status === 'UNRECOVERABLE') && money === 'REVERSED';
}

function restorable({ warnings, isSettling, money }: Situation): NextStep {
  if (warnings.includes('POSSIBLE_REORDER')) return 'restorable.POSSIBLE_REORDER';
  if (warnings.includes('SIBLING_TRADE')) return 'restorable.SIBLING_TRADE';
  if (isSettling) return 'restorable.settling';
  return money === 'HELD' ? 'restorable.held' : 'restorable.default';
}

function restored({ warnings, mail, money, isOrderCancelled }: Situation): NextStep {
  if (isOrderCancelled) return money === 'REVERSED' ? 'restored.cancelledAndReversed' : 'restored.cancelled';
  if (warnings.includes('PAYMENT_REVERSED')) return 'restored.PAYMENT_REVERSED';
  if (warnings.includes('AMOUNT_DIFFERS')) return 'restored.AMOUNT_DIFFERS';
  return `restored.${mail}`;
}
