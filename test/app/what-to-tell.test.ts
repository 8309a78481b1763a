import { expect, test } from 'vitest';
import { type AnsweredTrade, whatToTell } from '#app/(admin)/abnormal-orders/what-to-tell';

const taken: AnsweredTrade = {
  isKnown: true,
  money: 'TAKEN',
  abnormalOrder: { status: 'RESTORABLE' },
  order: null,
};
const absent: AnsweredTrade = { isKnown: false, money: null, abnormalOrder: null, order: null };

test('a payment that made its order is said with the order', () => {
  const paid = { ...taken, abnormalOrder: null, order: { progress: 'NEW' } };
  expect(whatToTell([paid, absent])).toBe('order');
  expect(whatToTell([paid, { ...taken, abnormalOrder: { status: 'DUPLICATE' } }])).toBe('orderAndMore');
  expect(whatToTell([paid, { ...taken, money: 'UNKNOWN' }])).toBe('orderAndMore');
  expect(whatToTell([{ ...paid, order: { progress: 'CANCELLED' } }])).toBe('cancelledOrder');
});

test('a payment without an order is confirmed, and the order is not', () => {
  expect(whatToTell([absent, taken])).toBe('taken');
  expect(whatToTell([{ ...taken, money: 'HELD' }])).toBe('held');
  expect(whatToTell([taken, taken])).toBe('takenTwice');
  expect(whatToTell([{ ...taken, abnormalOrder: { status: 'DUPLICATE' } }])).toBe('duplicate');
});

test('while one outcome is unknown nobody says that a payment failed or stands alone', () => {
  const unknown = { ...taken, money: 'UNKNOWN' } as const;
  expect(whatToTell([unknown])).toBe('checking');
  expect(whatToTell([{ ...taken, money: 'NONE' }, unknown])).toBe('checking');
  expect(whatToTell([taken, unknown])).toBe('checking');
});

test('that nothing is charged is only said when GMOPG says it', () => {
  expect(whatToTell([{ ...taken, money: 'NONE' }, absent])).toBe('notCharged');
  expect(
    whatToTell([
      { ...taken, money: 'REVERSED' },
      { ...taken, money: 'NONE' },
    ]),
  ).toBe('reversed');
  expect(whatToTell([absent])).toBe('unknownNumber');
  expect(whatToTell([])).toBe('unknownNumber');
});
