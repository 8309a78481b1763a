import { expect, test } from 'vitest';
import { moneyDeadlines } from '#gmopg/money-deadlines';

const at = (jst: string) => new Date(`${jst}+09:00`);
const ladder = (gatewayStatus: string, tranDate: string) =>
  moneyDeadlines({ gatewayStatus, tranDate: at(tranDate) }).map(({ ends, until }) => [
    ends,
    until.toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo' }),
  ]);

test('a sale is voided tonight, returned this month, returned across months for 180 days', () => {
  expect(ladder('SALES', '2026-11-10T12:00:00')).toEqual([
    ['VOID', '2026-11-11 00:00:00'],
    ['RETURN', '2026-12-01 00:00:00'],
    ['RETURNX', '2027-05-10 00:00:00'],
  ]);
});

test('a sale on the last day of February has no days of the same month left', () => {
  expect(ladder('CAPTURE', '2028-02-29T23:59:59').map(([ends]) => ends)).toEqual(['VOID', 'RETURNX']);
});

test('money that is held can be taken for 90 days and released for 180', () => {
  expect(ladder('AUTH', '2026-11-10T12:00:00')).toEqual([
    ['VOID', '2026-11-11 00:00:00'],
    ['SALES', '2027-02-09 00:00:00'],
    ['RETURN', '2027-05-10 00:00:00'],
  ]);
});

test.each(['VOID', 'CHECK', 'UNPROCESSED', 'SAUTH'])('%s has no deadline', (status) => {
  expect(ladder(status, '2026-11-10T12:00:00')).toEqual([]);
});
