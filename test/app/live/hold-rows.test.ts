import { expect, test } from 'vitest';
import { adoptRows, changedIds, keepPlaces, recognise } from '#app/(admin)/live/hold-rows';

const row = (id: string, status = 'RESTORABLE', openedBy: string[] = []) => ({ id, status, openedBy });

test('rows that somebody works among keep their places, whatever came and went', () => {
  const held = adoptRows([row('1'), row('2'), row('3')]);
  const kept = keepPlaces(held, [row('5'), row('4'), row('1'), row('3', 'RESTORED')]);
  expect(kept.rows.map((one) => [one.row.id, one.row.status, one.hasLeft])).toEqual([
    ['1', 'RESTORABLE', false],
    ['2', 'RESTORABLE', true],
    ['3', 'RESTORED', false],
  ]);
  expect([kept.newCount, kept.leftCount]).toEqual([2, 1]);
});

test('a row that came back is as it was', () => {
  const gone = keepPlaces(adoptRows([row('1'), row('2')]), [row('1')]);
  const back = keepPlaces(gone, [row('1'), row('2')]);
  expect(back).toEqual(adoptRows([row('1'), row('2')]));
});

test('only what says something else now is marked: neither new rows, nor who looks at one', () => {
  const before = adoptRows([row('1'), row('2'), row('3')]);
  const after = adoptRows([row('4'), row('1', 'RESTORED'), row('2', 'RESTORABLE', ['佐藤']), row('3')]);
  expect(changedIds(before, after)).toEqual(['1']);
});

test('a row that says what it said is the same object still, so that it is not drawn anew', () => {
  const held = adoptRows([row('1'), row('2')]);
  const [first, second, third] = recognise(held, [row('1'), row('2', 'RESTORED'), row('3')]);
  expect(first).toBe(held.rows[0]?.row);
  expect(second).toEqual(row('2', 'RESTORED'));
  expect(third).toEqual(row('3'));
});
