import { expect, test } from 'vitest';
import { jobAfter, lastDay } from '#app/(admin)/abnormal-orders/cancel-deadline';

test('after the day of the sale comes the return, after the last day of a month the late one', () => {
  const today = { job: 'VOID', money: 'TAKEN' } as const;
  expect(jobAfter({ ...today, until: '2026-02-28T00:00:00+09:00' })).toBe('RETURN');
  expect(jobAfter({ ...today, until: '2026-03-01T00:00:00+09:00' })).toBe('RETURNX');
  expect(jobAfter({ ...today, until: '2026-02-28T15:00:00Z' })).toBe('RETURNX');
});

test('money that is only held is returned over the end of the month, and then no more', () => {
  const held = { money: 'HELD', until: '2026-03-01T00:00:00+09:00' } as const;
  expect(jobAfter({ ...held, job: 'VOID' })).toBe('RETURN');
  expect(jobAfter({ ...held, job: 'RETURN' })).toBeNull();
});

test('a return becomes a late return, and a late return nothing', () => {
  const taken = { money: 'TAKEN', until: '2026-06-01T00:00:00+09:00' } as const;
  expect(jobAfter({ ...taken, job: 'RETURN' })).toBe('RETURNX');
  expect(jobAfter({ ...taken, job: 'RETURNX' })).toBeNull();
});

test('the last day of a job is the one before its midnight in Japan', () => {
  expect(lastDay('2026-06-01T00:00:00+09:00')).toBe('2026/05/31');
  expect(lastDay('2026-05-31T15:00:00Z')).toBe('2026/05/31');
});
