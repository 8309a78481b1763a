import { expect, test } from 'vitest';
import {
  drop,
  mostChosen,
  nothingChosen,
  rowsBetween,
  tick,
  tickedOf,
  totalOf,
} from '#app/(admin)/abnormal-orders/bulk/selection';

const page = ['a', 'b', 'c', 'd'].map((id, i) => ({ id, total: 100 * (i + 1) }));

test('a click with Shift takes along what lies between, downward and upward', () => {
  const ids = (anchor: string | null, id: string) => rowsBetween(page, anchor, id).map((row) => row.id);
  expect(ids('b', 'd')).toEqual(['b', 'c', 'd']);
  expect(ids('d', 'b')).toEqual(['b', 'c', 'd']);
  expect(ids('c', 'c')).toEqual(['c']);
  expect(ids(null, 'c')).toEqual(['c']);
  expect(ids('on another page', 'c')).toEqual(['c']);
  expect(ids('a', 'on another page')).toEqual([]);
});

test('the box above the rows shows none, some or all of the page, whatever is ticked on other pages', () => {
  const elsewhere = tick(nothingChosen, [{ id: 'z', total: 1 }], true);
  expect(tickedOf(elsewhere, page)).toBe('none');
  const some = tick(elsewhere, page.slice(1), true);
  expect(tickedOf(some, page)).toBe('some');
  const all = tick(some, page, true);
  expect(tickedOf(all, page)).toBe('all');
  expect(totalOf(all)).toBe(1_001);
  expect(tickedOf(tick(all, page, false), page)).toBe('none');
  expect([...drop(all, ['a', 'z', 'never']).keys()].toSorted()).toEqual(['b', 'c', 'd']);
});

test('no more rows are ticked than one look can answer for', () => {
  const many = Array.from({ length: mostChosen + 1 }, (_, i) => ({ id: String(i), total: 1 }));
  const most = tick(nothingChosen, many, true);
  expect(most.size).toBe(mostChosen);
  expect(tick(most, page, true).size).toBe(mostChosen);
  expect(tick(tick(most, many.slice(0, 1), false), page, true).size).toBe(mostChosen);
});
