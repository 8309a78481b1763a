import { expect, test } from 'vitest';
import { whatChanged } from '#app/(admin)/abnormal-orders/what-changed';

const before = {
  status: 'RESTORABLE',
  trade: { money: 'TAKEN', total: 650, gatewayStatus: 'CAPTURE' },
} as const;
const allowedActions = ['DELETE'];

test('an answer that says the same changes nothing', () => {
  expect(whatChanged(before, { ...before, allowedActions })).toBe('same');
});

test('money that moved is said before the status that follows from it', () => {
  const trade = { ...before.trade, money: 'REVERSED', gatewayStatus: 'VOID' } as const;
  expect(whatChanged(before, { status: 'UNRECOVERABLE', trade, allowedActions })).toBe('money.REVERSED');
});

test('another total, another status and another word of GMOPG are said in this order', () => {
  const trade = { ...before.trade, total: 651, gatewayStatus: 'SALES' };
  expect(whatChanged(before, { status: 'UNRECOVERABLE', trade, allowedActions })).toBe('total');
  const sales = { ...before.trade, gatewayStatus: 'SALES' };
  expect(whatChanged(before, { status: 'DUPLICATE', trade: sales, allowedActions })).toBe('status');
  expect(whatChanged(before, { status: 'RESTORABLE', trade: sales, allowedActions })).toBe('gatewayStatus');
});

test('a row with which nothing can be done has left the lists', () => {
  const trade = { ...before.trade, money: 'NONE' } as const;
  expect(whatChanged(before, { status: 'UNRECOVERABLE', trade, allowedActions: [] })).toBe('left');
});
