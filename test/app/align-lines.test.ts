import { expect, test } from 'vitest';
import { timeBetween } from '#app/(admin)/abnormal-orders/[id]/time-between';
import { alignLines } from '#app/(admin)/abnormal-orders/align-lines';

const line = (
  name: string,
  {
    sku = null,
    quantity = 1,
    unitPrice = 650,
  }: { sku?: string | null; quantity?: number; unitPrice?: number } = {},
) => ({
  ...{ sku, name, quantity, unitPrice },
});
const shown = (rows: ReturnType<typeof alignLines>) =>
  rows.map(({ name, here, there }) => [
    name,
    here?.quantity ?? '-',
    ...there.map((cell) => (cell ? `${cell.line.quantity}${cell.isSame ? ' same' : ''}` : '-')),
  ]);

test('the same item stands in one row, and is the same only at the same quantity and price', () => {
  const mine = [line('箸置き 梅'), line('小鉢', { quantity: 2 })];
  const theirs = [line('小鉢', { quantity: 3 }), line('箸置き　梅')];
  expect(shown(alignLines(mine, [theirs]))).toEqual([
    ['箸置き 梅', 1, '1 same'],
    ['小鉢', 2, '3'],
  ]);
});

test('a code says more than a name; what only the re-orders have stands below', () => {
  const mine = [line('旧名', { sku: 'A-1' })];
  const first = [line('新名', { sku: 'A-1' }), line('風呂敷')];
  const second = [line('風呂敷'), line('旧名', { sku: 'B-2' })];
  expect(shown(alignLines(mine, [first, second]))).toEqual([
    ['旧名', 1, '1 same', '-'],
    ['風呂敷', '-', '1', '1'],
    ['旧名', '-', '-', '1'],
  ]);
});

test('an item that stands twice is laid beside each once', () => {
  const twice = [line('手ぬぐい'), line('手ぬぐい')];
  expect(shown(alignLines(twice, [[line('手ぬぐい')]]))).toEqual([
    ['手ぬぐい', 1, '1 same'],
    ['手ぬぐい', 1, '-'],
  ]);
});

test.each([
  ['16:30:41', { unit: 'seconds', count: 41, isOdd: false }],
  ['16:45:00', { unit: 'minutes', count: 15, isOdd: false }],
  ['17:30:00', { unit: 'hours', count: 1, isOdd: false }],
  ['17:30:01', { unit: 'hours', count: 1, isOdd: true }],
  ['16:29:00', { unit: 'before', count: 1, isOdd: false }],
  ['16:28:59', { unit: 'before', count: 2, isOdd: true }],
])('an order of 16:30:00 that is processed at %s', (time, between) => {
  const at = (clock: string) => `2026-11-02T${clock}+09:00`;
  expect(timeBetween({ ordered: at('16:30:00'), processed: at(time) })).toEqual(between);
});
