import { expect, test } from 'vitest';
import { resultTable } from '#app/(admin)/abnormal-orders/bulk/result-table';

test('what is copied keeps each row on a line, and lets no name become a formula', () => {
  const rows = [
    { number: '2009031700003', name: '山田 花子', total: 650 },
    { number: null, name: '=HYPERLINK("http://example.jp")', total: 0 },
    { number: 'A-1', name: 'a\tb\r\nc', total: 1 },
    { number: 'A-2', name: '\u200b＠SUM', total: 2 },
  ];
  expect(
    resultTable(rows, ({ total }) => (total > 0 ? '復旧しました' : '一覧にない取引です')).split('\n'),
  ).toEqual([
    '2009031700003\t山田 花子\t650\t復旧しました',
    `-\t'=HYPERLINK("http://example.jp")\t0\t一覧にない取引です`,
    'A-1\ta b c\t1\t復旧しました',
    `A-2\t'\u200b＠SUM\t2\t復旧しました`,
  ]);
});
