import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cancelJob } from '#gmopg/cancel-job';

const at = (jst: string) => new Date(`${jst}+09:00`);
const jobAt = (gatewayStatus: string, tranDate: string, now: string) =>
  cancelJob({ gatewayStatus, tranDate: at(tranDate), sauthHolds: true }, at(now));
const reversal = (job: string, until: string) => ({ job, until: at(until) });

/** The rule once more, with the calendar of the machine: what a person with a wall calendar in Tokyo would say. */
function byWallCalendar(gatewayStatus: string, tranDate: Date, now: Date): string | null {
  const day = (time: Date) => time.toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' });
  const days = (Date.parse(day(now)) - Date.parse(day(tranDate))) / 86_400_000;
  if (days > 180 || days < -1) return null;
  if (days <= 0) return 'VOID';
  if (gatewayStatus === 'AUTH' || day(now).slice(0, 7) === day(tranDate).slice(0, 7)) return 'RETURN';
  return 'RETURNX';
}

describe.each(['AUTH', 'SAUTH', 'CAPTURE', 'SALES'])('%s', (status) => {
  test('is voided until the last second of its day in Japan', () => {
    const void1 = reversal('VOID', '2026-11-11T00:00:00');
    expect(jobAt(status, '2026-11-10T00:00:00', '2026-11-10T00:00:00')).toEqual(void1);
    expect(jobAt(status, '2026-11-10T00:00:00', '2026-11-10T23:59:59.999')).toEqual(void1);
    expect(jobAt(status, '2026-11-10T23:59:59', '2026-11-10T23:59:59.999')).toEqual(void1);
    expect(jobAt(status, '2026-11-10T23:59:59', '2026-11-11T00:00:00')?.job).toBe('RETURN');
    // The day is not the one in London: nine in the morning there is another day here.
    expect(jobAt(status, '2026-11-10T08:59:59', '2026-11-10T09:00:00')).toEqual(void1);
  });
});

describe.each(['CAPTURE', 'SALES'])('%s on a later day', (status) => {
  test.each([
    ['2026-11-10T12:00:00', '2026-11-30T23:59:59.999', '2026-12-01T00:00:00'],
    ['2026-12-30T12:00:00', '2026-12-31T23:59:59.999', '2027-01-01T00:00:00'],
    ['2026-02-27T12:00:00', '2026-02-28T23:59:59.999', '2026-03-01T00:00:00'],
    ['2028-02-28T12:00:00', '2028-02-29T23:59:59.999', '2028-03-01T00:00:00'],
    ['2000-02-28T12:00:00', '2000-02-29T23:59:59.999', '2000-03-01T00:00:00'],
    ['2100-02-27T12:00:00', '2100-02-28T23:59:59.999', '2100-03-01T00:00:00'],
  ])('charged %s, is returned up to %s and returned across months from %s', (charged, last, nextMonth) => {
    expect(jobAt(status, charged, last)).toEqual(reversal('RETURN', nextMonth));
    expect(jobAt(status, charged, nextMonth)?.job).toBe('RETURNX');
  });

  test.each([
    ['2026-02-28T23:59:59', '2026-03-01T00:00:00'],
    ['2028-02-29T23:59:59', '2028-03-01T00:00:00'],
    ['2026-11-30T23:59:59', '2026-12-01T00:00:00'],
    ['2026-12-31T23:59:59', '2027-01-01T00:00:00'],
  ])('charged in the last second of a month, %s, is never returned within it', (charged, midnight) => {
    expect(jobAt(status, charged, charged)).toEqual(reversal('VOID', midnight));
    expect(jobAt(status, charged, midnight)?.job).toBe('RETURNX');
  });
});

test.each([
  ['2026-11-10T00:00:00', '2027-05-10T00:00:00'],
  ['2026-11-10T23:59:59', '2027-05-10T00:00:00'],
  ['2027-11-10T12:00:00', '2028-05-09T00:00:00'],
  ['2027-09-01T12:00:00', '2028-02-29T00:00:00'],
  ['2026-09-01T12:00:00', '2027-03-01T00:00:00'],
])('charged %s, a sale is reversed up to the 180th day after it, and not from %s', (charged, end) => {
  const last = new Date(at(end).getTime() - 1).toISOString();
  const trade = { gatewayStatus: 'SALES', tranDate: at(charged) };
  expect(cancelJob(trade, new Date(last))).toEqual(reversal('RETURNX', end));
  expect(cancelJob(trade, at(end))).toBeNull();
  const held = { ...trade, gatewayStatus: 'AUTH' };
  expect(cancelJob(held, new Date(last))).toEqual(reversal('RETURN', end));
  expect(cancelJob(held, at(end))).toBeNull();
});

test.each([
  'UNPROCESSED',
  'AUTHENTICATED',
  'CHECK',
  'SAUTH',
  'VOID',
  'RETURN',
  'RETURNX',
  'PAYSUCCESS',
  '',
  null,
])('status %s has no money to give back', (gatewayStatus) => {
  const now = at('2026-11-10T12:00:00');
  expect(cancelJob({ gatewayStatus, tranDate: now }, now)).toBeNull();
});

test('without a TranDate nobody knows the job', () => {
  expect(cancelJob({ gatewayStatus: 'SALES', tranDate: null }, at('2026-11-10T12:00:00'))).toBeNull();
});

test("GMOPG's clock may be ahead of ours: a TranDate up to a day in the future is today's", () => {
  const void2 = reversal('VOID', '2026-11-12T00:00:00');
  expect(jobAt('SALES', '2026-11-11T00:00:01', '2026-11-10T23:59:58')).toEqual(void2);
  expect(jobAt('SALES', '2026-11-11T23:59:59', '2026-11-10T00:00:00')).toEqual(void2);
  expect(jobAt('SALES', '2026-11-12T00:00:00', '2026-11-10T23:59:59')).toBeNull();
});

const moments = fc.date({
  min: at('1999-01-01T00:00:00'),
  max: at('2101-01-01T00:00:00'),
  noInvalidDate: true,
});
const statuses = fc.constantFrom('AUTH', 'CAPTURE', 'SALES');
/** Mostly near the turns of the rule: seconds around midnight on every day from the day before to the 182nd. */
const waits = fc
  .tuple(fc.integer({ min: -2, max: 182 }), fc.integer({ min: -2_000, max: 2_000 }))
  .map(([days, ms]) => ({ days, ms }));

test('whenever it is asked, the job is the one of the wall calendar', () => {
  fc.assert(
    fc.property(statuses, moments, waits, (gatewayStatus, tranDate, { days, ms }) => {
      const midnight = at(`${tranDate.toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' })}T00:00:00`);
      const now = new Date(midnight.getTime() + days * 86_400_000 + ms);
      expect(cancelJob({ gatewayStatus, tranDate }, now)?.job ?? null).toBe(
        byWallCalendar(gatewayStatus, tranDate, now),
      );
    }),
    { numRuns: 5_000 },
  );
});

test('until is the first instant of another answer, and always a midnight', () => {
  fc.assert(
    fc.property(statuses, moments, waits, (gatewayStatus, tranDate, { days, ms }) => {
      const trade = { gatewayStatus, tranDate };
      const now = new Date(tranDate.getTime() + days * 86_400_000 + ms);
      const answer = cancelJob(trade, now);
      if (answer === null) return;
      const until = answer.until.getTime();
      expect(until).toBeGreaterThan(now.getTime());
      expect(cancelJob(trade, new Date(until - 1))).toEqual(answer);
      expect(cancelJob(trade, answer.until)?.job).not.toBe(answer.job);
      expect(answer.until.toLocaleTimeString('sv-SE', { timeZone: 'Asia/Tokyo' })).toBe('00:00:00');
    }),
    { numRuns: 5_000 },
  );
});

test('every day of four years, every second around every turn', () => {
  for (
    let day = at('2026-01-01T12:00:00').getTime();
    day < at('2030-01-01T00:00:00').getTime();
    day += 86_400_000
  ) {
    const tranDate = new Date(day);
    const firstMidnight = day + 12 * 3_600_000;
    const monthEnd = cancelJob({ gatewayStatus: 'SALES', tranDate }, new Date(firstMidnight));
    const turns = [firstMidnight, monthEnd?.until.getTime() ?? 0, firstMidnight + 180 * 86_400_000];
    for (const gatewayStatus of ['AUTH', 'SALES'])
      for (const turn of turns)
        for (const second of [-1, 0, 1]) {
          const now = new Date(turn + second * 1_000);
          expect([now, cancelJob({ gatewayStatus, tranDate }, now)?.job ?? null]).toEqual([
            now,
            byWallCalendar(gatewayStatus, tranDate, now),
          ]);
        }
  }
});
