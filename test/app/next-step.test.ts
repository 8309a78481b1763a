import { expect, test } from 'vitest';
import { nextStep, type Situation } from '#app/(admin)/abnormal-orders/next-step';
import { confirmationMailState } from '#app/(admin)/mail-state';

const restorable: Situation = {
  status: 'RESTORABLE',
  reason: null,
  warnings: [],
  money: 'TAKEN',
  isDeleted: false,
  isSettling: false,
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
