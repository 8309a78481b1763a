import { expect, test } from 'vitest';
import { readListUrl } from '#app/(admin)/abnormal-orders/abnormal-orders-url';
import {
  guideLayout,
  moveColumn,
  readColumnLayout,
  showColumn,
  visibleColumns,
  writeColumnLayout,
} from '#app/(admin)/abnormal-orders/column-layout';
import { columns } from '#app/(admin)/abnormal-orders/columns';
import { csvPath } from '#app/(admin)/abnormal-orders/csv-path';
import { readView, writeView } from '#app/(admin)/abnormal-orders/saved-view';

const now = new Date('2026-11-23T05:02:00Z');

test("without a cookie, and by any that says nothing, the columns are the guide's", () => {
  for (const text of [undefined, '', 'x', '..', 'dense.-status.-orderNumber', 'dense.nobody'])
    expect(visibleColumns(readColumnLayout(text))).toEqual([...columns]);
});

test('order, hidden columns and density come back as they were chosen', () => {
  const moved = moveColumn(moveColumn(guideLayout, 'total', -1), 'total', -1);
  const chosen = { ...showColumn(moved, 'shipments', false), density: 'comfortable' as const };
  expect(readColumnLayout(writeColumnLayout(chosen))).toEqual(chosen);
  expect(visibleColumns(chosen).indexOf('total')).toBe(4);
  expect(visibleColumns(chosen)).not.toContain('shipments');
  expect(visibleColumns(showColumn(chosen, 'shipments', true))).toContain('shipments');
});

test('a column stays within the table, and status and number stay visible', () => {
  expect(moveColumn(guideLayout, 'orderType', -1)).toEqual(guideLayout);
  expect(moveColumn(guideLayout, 'detail', 1)).toEqual(guideLayout);
  expect(showColumn(guideLayout, 'status', false)).toEqual(guideLayout);
});

test("a column that a cookie does not know yet stands at the guide's place", () => {
  const older = writeColumnLayout(guideLayout).replace('.mail', '');
  expect(readColumnLayout(older).order).toEqual([...columns]);
});

test('a view keeps tab, filters, page size and columns, but no page and no selection', () => {
  const url = readListUrl(
    new URLSearchParams('tab=duplicate&q=佐藤&received=week&maxTotal=500&size=20&page=4&select=all'),
  );
  const layout = showColumn(guideLayout, 'mail', false);
  const view = readView(writeView(url, layout));
  expect(view).toEqual({ url: { ...url, page: 1, select: null }, layout });
});

test('a view that an older version saved has no columns and still opens', () => {
  const view = readView('open=true&status=RESTORABLE');
  expect(view.layout).toBeNull();
  expect(view.url).toMatchObject({ open: true, tab: 'all' });
});

test('the CSV is asked for everything that the list is asked for, and for no page of it', () => {
  const url = readListUrl(
    new URLSearchParams(
      'tab=restorable&q=a%26b&receivedFrom=2026-11-23T14:02&ordered=today&minTotal=0&maxTotal=9&open=true&settling=true&deleted=true&page=3&select=all',
    ),
  );
  const path = csvPath(url, { encoding: 'shift_jis', language: 'en', now });
  expect(Object.fromEntries(new URL(path, 'http://shop.test').searchParams)).toEqual({
    status: 'RESTORABLE',
    search: 'a&b',
    receivedFrom: '2026-11-23T05:02:00.000Z',
    orderedFrom: '2026-11-22T15:00:00.000Z',
    orderedTo: '2026-11-23T14:59:59.999Z',
    minTotal: '0',
    maxTotal: '9',
    open: 'true',
    includeSettling: 'true',
    deleted: 'true',
    encoding: 'shift_jis',
    language: 'en',
  });
});
