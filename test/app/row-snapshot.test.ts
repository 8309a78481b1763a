import { expect, test } from 'vitest';
import { readRowSnapshot } from '#app/(admin)/reconciliations/[id]/row-snapshot';

test('a row of a run is read word by word, and a word that is not known here is left out', () => {
  const row = { status: 'DUPLICATE', money: 'TAKEN', gatewayStatus: 'CAPTURE', total: 650 };
  expect(readRowSnapshot({ ...row, reason: 'ORDER_EXISTS' })).toEqual(row);
  expect(readRowSnapshot({ ...row, status: 'A later word', total: '650' })).toEqual({
    ...row,
    status: null,
    total: null,
  });
});

test('there was no row before it was found', () => {
  expect(readRowSnapshot(null)).toBeNull();
  expect(readRowSnapshot('CAPTURE')).toBeNull();
});
