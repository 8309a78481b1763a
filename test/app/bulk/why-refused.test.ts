import { expect, test } from 'vitest';
import { type RefusedRow, whyRefused } from '#app/(admin)/abnormal-orders/bulk/why-refused';

const row: RefusedRow = {
  status: 'RESTORABLE',
  reason: null,
  deletedAt: null,
  pendingCancellation: null,
  trade: { money: 'TAKEN' },
};

test('why a row stays is read from how it stands', () => {
  expect(whyRefused(null)).toBe('gone');
  expect(whyRefused({ ...row, status: 'RESTORED' })).toBe('restored');
  expect(whyRefused({ ...row, status: 'UNRECOVERABLE', reason: 'AMOUNT_MISMATCH' })).toBe('AMOUNT_MISMATCH');
  expect(whyRefused({ ...row, status: 'DUPLICATE', reason: 'ORDER_EXISTS' })).toBe('DUPLICATE');
});

test('a duplicate whose money went back asks for no cancel', () => {
  const reversed = { ...row, status: 'DUPLICATE', trade: { money: 'REVERSED' } } as const;
  expect(whyRefused(reversed)).toBe('PAYMENT_REVERSED');
});

test('a restorable row stays for a cancel under way, or for another trade of its number', () => {
  expect(whyRefused({ ...row, pendingCancellation: { id: '1' } })).toBe('cancelling');
  expect(whyRefused(row)).toBe('sibling');
  expect(whyRefused({ ...row, deletedAt: '2026-11-01T12:00:00+09:00' })).toBe('deleted');
});
