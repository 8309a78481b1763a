import { expect, test } from 'vitest';
import { doubtOf } from '#app/(admin)/abnormal-orders/bulk/restore-plan';

const order = (id: string) => ({ id, number: id, total: 980, orderedAt: '2026-11-24T05:09:32Z', lines: [] });
const doubtful = (...reorders: string[]) => ({
  ...{ id: '1', number: 'A-1', name: null, total: 980 },
  reorders: reorders.map(order),
});

test('who was sure of a row is asked again when the same customer placed another order meanwhile', () => {
  expect(doubtOf(doubtful('a', 'b'))).toBe(doubtOf(doubtful('b', 'a')));
  expect(doubtOf(doubtful('a', 'b'))).not.toBe(doubtOf(doubtful('a')));
});
