import { expect, test } from 'vitest';
import { isSettled, nextStep, type Situation } from '#app/(admin)/abnormal-orders/next-step';
import { confirmationMailState } from '#app/(admin)/mail-state';

const restorable: Situation = {
  status: 'RESTORABLE',
  reason: null,
  warnings: [],
  money: 'TAKEN',
  isDeleted: false,
  isSettling: false,
  pending: null,
  isOrderCancelled: false,
  mail: 'NONE',
};

test('a possible re-order is said before anything else: it ships twice', () => {
  expect(nextStep({ ...restorable, isSettling: true, warnings: ['SIBLING_TRADE', 'POSSIBLE_REORDER'] })).toBe(
    'restorable.POSSIBLE_REORDER',
  );
});

test('a restored order whose money went back says so before it speaks of the mail', () => {
  const restored = { ...restorable, status: 'RESTORED' } as const;
  expect(nextStep({ ...restored, mail: 'SENT' })).toBe('restored.SENT');
  expect(nextStep({ ...restored, mail: 'SENT', warnings: ['PAYMENT_REVERSED'] })).toBe(
    'restored.PAYMENT_REVERSED',
  );
});

test('a reversed duplicate needs nobody, an unknown one must be looked up', () => {
  const duplicate = { ...restorable, status: 'DUPLICATE', reason: 'ORDER_EXISTS' } as const;
  expect(nextStep(duplicate)).toBe('duplicate.default');
  expect(nextStep({ ...duplicate, money: 'REVERSED' })).toBe('duplicate.reversed');
  expect(nextStep({ ...duplicate, money: 'UNKNOWN' })).toBe('duplicate.unknown');
});

test('while a cancel is not clear, the row says so before anything else but its deletion', () => {
  const pending = { ...restorable, pending: 'UNKNOWN', warnings: ['POSSIBLE_REORDER'] } as const;
  expect(nextStep(pending)).toBe('pending.UNKNOWN');
  expect(nextStep({ ...pending, isDeleted: true })).toBe('deleted');
});

test('a row whose money went back needs nobody, whatever made it unrecoverable', () => {
  const cancelledOrder = { ...restorable, status: 'UNRECOVERABLE', reason: 'ORDER_CANCELLED' } as const;
  expect(nextStep(cancelledOrder)).toBe('unrecoverable.ORDER_CANCELLED');
  expect(nextStep({ ...cancelledOrder, money: 'REVERSED' })).toBe('unrecoverable.PAYMENT_REVERSED');
  expect(isSettled({ status: 'UNRECOVERABLE', money: 'REVERSED' })).toBe(true);
  expect(isSettled({ status: 'DUPLICATE', money: 'TAKEN' })).toBe(false);
  expect(isSettled({ status: 'RESTORED', money: 'REVERSED' })).toBe(false);
});

test('the money of a restored order that was cancelled is still to be given back', () => {
  const cancelled = { ...restorable, status: 'RESTORED', isOrderCancelled: true, mail: 'SENT' } as const;
  expect(nextStep(cancelled)).toBe('restored.cancelled');
  expect(nextStep({ ...cancelled, money: 'REVERSED', warnings: ['PAYMENT_REVERSED'] })).toBe(
    'restored.cancelledAndReversed',
  );
});

test('a mail that was only kept as a file did not reach the customer', () => {
  const mail = {
    kind: 'RESTORED_ORDER_CONFIRMATION',
    state: 'SENT',
    keptAsFile: true,
    queuedAt: '2026-01-01T00:00:00Z',
  } as const;
  expect(confirmationMailState([])).toBe('NONE');
  expect(confirmationMailState([mail])).toBe('KEPT');
  expect(confirmationMailState([mail, { ...mail, keptAsFile: false }])).toBe('SENT');
});

test('while no mail was sent, the newest attempt counts', () => {
  const mail = { kind: 'ORDER_CONFIRMATION', keptAsFile: false } as const;
  const failed = { ...mail, state: 'FAILED', queuedAt: '2026-01-01T00:00:00Z' } as const;
  const waiting = { ...mail, state: 'QUEUED', queuedAt: '2026-01-02T00:00:00Z' } as const;
  expect(confirmationMailState([waiting, failed])).toBe('QUEUED');
});
