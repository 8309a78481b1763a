import { expect, test } from 'vitest';
import { changedRows } from '#app/(admin)/abnormal-orders/bulk/changed-rows';

const row = (id: string, more: object = {}) => ({ id, orderNumber: `N-${id}`, isSettling: false, ...more });
const before = {
  restorable: [row('1', { isSettling: true }), row('2', { warnings: [] })],
  refused: [
    { id: '3', abnormalOrder: row('3', { status: 'DUPLICATE' }) },
    { id: '4', abnormalOrder: row('4') },
  ],
};

test('the same answer in another order, or a row that has only settled, is no change', () => {
  const now = {
    restorable: [row('2', { warnings: [] }), row('1')],
    refused: before.refused.toReversed(),
  };
  expect(changedRows(before, now)).toEqual([]);
});

test('a row that is judged or described otherwise is named by its number, also when it is gone', () => {
  const now = {
    restorable: [row('1'), row('4')],
    refused: [
      { id: '2', abnormalOrder: row('2', { warnings: [] }) },
      { id: '3', abnormalOrder: null },
    ],
  };
  expect(changedRows(before, now).toSorted()).toEqual(['N-2', 'N-3', 'N-4']);
});
