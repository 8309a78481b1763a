import { expect, test } from 'vitest';
import { askWay, cancelWay } from '#app/(admin)/abnormal-orders/cancel-way';
import { whyNotCancelled } from '#app/(admin)/abnormal-orders/why-not-cancelled';

const possible = { job: 'VOID' };
const clerk = { mayOperate: true, hasGatewayAccess: true };

test('who may cancel cancels here, who may not asks somebody who may', () => {
  expect(
    cancelWay({ allowedActions: ['REFRESH_TRADE', 'CANCEL_TRADE'], cancellation: possible }, clerk),
  ).toBe('here');
  expect(cancelWay({ allowedActions: ['REFRESH_TRADE'], cancellation: possible }, clerk)).toBe('permission');
  expect(askWay({ allowedActions: [], cancellation: possible }, clerk)).toBe('permission');
});

test('without access to its API only the console of GMOPG is left', () => {
  const row = { allowedActions: ['DELETE'], cancellation: null };
  expect([cancelWay(row, clerk), askWay(row, clerk)]).toEqual(['console', 'console']);
});

test('GMOPG that can be asked but has no job for it takes no cancel any more', () => {
  const row = { allowedActions: ['REFRESH_TRADE'], cancellation: null };
  expect([cancelWay(row, clerk), askWay(row, clerk)]).toEqual(['late', 'here']);
});

test('who may only look is sent to a colleague, not to the console', () => {
  const row = { allowedActions: [], cancellation: null };
  const onlooker = { mayOperate: false, hasGatewayAccess: false };
  expect([cancelWay(row, onlooker), askWay(row, onlooker)]).toEqual(['permission', 'permission']);
  const withAccess = { ...onlooker, hasGatewayAccess: true };
  expect([cancelWay(row, withAccess), askWay(row, withAccess)]).toEqual(['late', 'permission']);
});

test('a row with nothing to cancel says why, what is settled first', () => {
  const taken = {
    status: 'DUPLICATE',
    deletedAt: null,
    allowedActions: ['REFRESH_TRADE'],
    cancellation: null,
    trade: { money: 'TAKEN' },
  } as const;
  expect(whyNotCancelled({ ...taken, allowedActions: ['CANCEL_TRADE'], cancellation: possible })).toBeNull();
  expect(whyNotCancelled(taken)).toBe('late');
  expect(whyNotCancelled({ ...taken, status: 'RESTORED' })).toBe('restored');
  expect(whyNotCancelled({ ...taken, cancellation: possible })).toBe('permission');
  expect(whyNotCancelled({ ...taken, allowedActions: ['DELETE'] })).toBe('noAccess');
  expect(whyNotCancelled({ ...taken, trade: { money: 'UNKNOWN' } })).toBe('unknown');
  const deleted = { ...taken, deletedAt: '2026-05-10T12:00:00+09:00' };
  expect(whyNotCancelled(deleted)).toBe('deleted');
  expect(whyNotCancelled({ ...deleted, trade: { money: 'REVERSED' } })).toBe('reversed');
});
