import { describe, expect, test } from 'vitest';
import {
  filterOf,
  listVariables,
  noFilter,
  readListUrl,
  writeListUrl,
} from '#app/(admin)/abnormal-orders/abnormal-orders-url';
import { draftOf, readDraft } from '#app/(admin)/abnormal-orders/filter-draft';
import { exactMomentOf, readJstMoment } from '#app/(admin)/abnormal-orders/jst-moment';
import { daysOf } from '#app/(admin)/abnormal-orders/time-span';
import { rowsShown } from '#app/(admin)/list-page';

const now = new Date('2026-11-30T15:30:00Z'); // 2026/12/01 00:30 in Japan

describe('a span in the URL', () => {
  test.each([
    ['2026-11-23', '2026-11-22T15:00:00.000Z', '2026-11-23T14:59:59.999Z'],
    ['2026-11-23T14:02', '2026-11-23T05:02:00.000Z', '2026-11-23T05:02:59.999Z'],
    ['2026-11-23T14:02:03', '2026-11-23T05:02:03.000Z', '2026-11-23T05:02:03.999Z'],
    ['2026-11-23T14:02:03.004', '2026-11-23T05:02:03.004Z', '2026-11-23T05:02:03.004Z'],
  ])('%s is a span of time in Japan, first to last millisecond', async (moment, first, last) => {
    const filter = filterOf(await read(`?receivedFrom=${moment}&receivedTo=${moment}`), now);
    expect([filter.receivedFrom, filter.receivedTo]).toEqual([first, last]);
  });

  test.each([
    'x',
    '2026-02-30',
    '2026-13-01',
    '2026-11-23T24:00',
    '2026-11-23T14:60',
    '0000-01-01',
    '9999-01-01',
    '2026-11-23T14:02:03.5',
    "2026-11-23' or 1=1",
  ])('%s is no moment and asks nothing', (text) => expect(readJstMoment(text)).toBeNull());

  test.each([
    ['today', '2026-12-01', '2026-12-01'],
    ['yesterday', '2026-11-30', '2026-11-30'],
    ['week', '2026-11-25', '2026-12-01'],
    ['month', '2026-12-01', '2026-12-31'],
  ] as const)('%s goes by the calendar in Japan', (preset, from, to) =>
    expect(daysOf(preset, now)).toEqual({ from, to }),
  );

  test('the last day of a month is still that month', () =>
    expect(daysOf('month', new Date('2028-02-29T14:59:59Z'))).toEqual({
      from: '2028-02-01',
      to: '2028-02-29',
    }));

  test('an instant is written to the millisecond, in Japan', () =>
    expect(exactMomentOf('2026-11-23T14:02:59.999+09:00')).toBe('2026-11-23T14:02:59.999'));
});

test('values that cannot be read ask nothing, and the rest still counts', async () => {
  const url = await read(
    '?tab=nope&received=never&receivedFrom=soon&minTotal=-1&maxTotal=1e9&open=perhaps&page=-3&size=7&after=AAAA&q=%20a%20',
  );
  expect(listVariables(url, now)).toEqual({
    status: null,
    filter: { ...filterOf(await read(''), now), search: 'a' },
    first: 50,
  });
});

test('a number of a page without its cursor is the first page', async () => {
  const url = await read('?page=9');
  expect(rowsShown(url, 6)).toEqual({ from: 1, to: 6 });
});

test('every filter is written to the URL and read again; clearing leaves tab and page size', async () => {
  const asked =
    '?tab=duplicate&q=a&received=today&ordered=month&minTotal=1&maxTotal=2&open=true&settling=true&deleted=true&select=all&size=20';
  const url = await read(asked);
  expect(await read(writeListUrl('', url))).toEqual(url);
  expect(writeListUrl('', { ...url, ...noFilter })).toBe('?tab=duplicate&size=20');
});

describe('the form', () => {
  const nothing = draftOf({ ...noFilter }, now);

  test('without anything in it asks nothing', () =>
    expect(readDraft(nothing)).toMatchObject({
      kind: 'FILTER',
      filter: { receivedFrom: null, minTotal: null },
    }));

  test('shows the days of a preset and keeps the preset', async () => {
    const draft = draftOf(await read('?received=week'), now);
    expect(draft.received).toMatchObject({ preset: 'week', fromDay: '2026-11-25', toDay: '2026-12-01' });
    expect(readDraft(draft)).toMatchObject({ filter: { received: 'week', receivedFrom: null } });
  });

  test.each([
    ['11350', 11_350],
    ['¥11,350', 11_350],
    ['１１，３５０円', 11_350],
    [' ', null],
  ])('takes %s for an amount', (minTotal, yen) =>
    expect(readDraft({ ...nothing, minTotal })).toMatchObject({ kind: 'FILTER', filter: { minTotal: yen } }),
  );

  test.each([
    [{ minTotal: 'many' }, { total: 'noAmount' }],
    [{ minTotal: '2', maxTotal: '1' }, { total: 'maxBelowMin' }],
    [{ received: { ...nothing.received, fromTime: '14:02' } }, { received: 'dayMissing' }],
    [
      { ordered: { ...nothing.ordered, fromDay: '2026-11-02', toDay: '2026-11-01' } },
      { ordered: 'endsBeforeStart' },
    ],
    [
      {
        ordered: {
          ...nothing.ordered,
          fromDay: '2026-11-02',
          fromTime: '14:02',
          toDay: '2026-11-02',
          toTime: '14:01',
        },
      },
      { ordered: 'endsBeforeStart' },
    ],
  ])('refuses %j', (change, problems) =>
    expect(readDraft({ ...nothing, ...change })).toEqual({ kind: 'PROBLEMS', problems }),
  );

  test('takes a day and a minute of it as its two ends', () => {
    const received = { ...nothing.received, fromDay: '2026-11-02', fromTime: '14:02', toDay: '2026-11-02' };
    expect(readDraft({ ...nothing, received })).toMatchObject({
      filter: { receivedFrom: '2026-11-02T14:02', receivedTo: '2026-11-02' },
    });
  });
});

function read(query: string) {
  return readListUrl(new URL(query || '?', 'http://shop.test'));
}
