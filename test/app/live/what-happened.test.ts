import { expect, test } from 'vitest';
import { type Facts, type Happening, wasDoneByAnother, whatHappened } from '#app/(admin)/live/what-happened';

const seen: Facts = {
  isListed: true,
  status: 'RESTORABLE',
  deletedAt: null,
  warnings: ['SIBLING_TRADE'],
  trade: { money: 'TAKEN', total: 650 },
  order: null,
  pendingCancellation: null,
  cancellation: { job: 'VOID' },
  mails: [{ id: '1' }],
};
const order = { id: '1', progress: 'NEW' };

const stories: [string, Partial<Facts>, Happening | null][] = [
  ['nothing', {}, null],
  ['a restore', { status: 'RESTORED', order, mails: [{ id: '1' }, { id: '2' }] }, 'restored'],
  ['a delete', { deletedAt: '2026-11-01T00:00:00Z' }, 'deleted'],
  [
    'a cancel',
    { trade: { money: 'REVERSED', total: 650 }, cancellation: null, status: 'UNRECOVERABLE' },
    'cancelled',
  ],
  ['a cancel without a reply', { pendingCancellation: { id: '1' } }, 'cancelling'],
  ['the cart’s own completion', { isListed: false, order }, 'left'],
  ['another amount', { trade: { money: 'TAKEN', total: 700 } }, 'total'],
  ['money that is only held', { trade: { money: 'HELD', total: 650 } }, 'money'],
  ['an order under its number', { status: 'DUPLICATE', order }, 'order'],
  ['another status alone', { status: 'UNRECOVERABLE' }, 'status'],
  ['a possible re-order', { warnings: ['SIBLING_TRADE', 'POSSIBLE_REORDER'] }, 'warning'],
  ['a warning that is gone', { warnings: [] }, null],
  ['midnight', { cancellation: { job: 'RETURN' } }, 'job'],
  ['a mail', { mails: [{ id: '1' }, { id: '2' }] }, 'mail'],
];

test.each(stories)('%s is named', (_, now, happening) => {
  expect(whatHappened(seen, { ...seen, ...now })).toBe(happening);
});

test('a cancel whose outcome became clear is no news to who waits for it', () => {
  const waiting = { ...seen, pendingCancellation: { id: '1' } };
  expect(whatHappened(waiting, seen)).toBeNull();
});

test('what a colleague did is told apart from what GMOPG or the cart says', () => {
  expect(wasDoneByAnother('restored')).toBe(true);
  expect(wasDoneByAnother('total')).toBe(false);
});
