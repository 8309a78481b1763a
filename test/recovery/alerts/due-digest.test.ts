import { expect, test } from 'vitest';
import { dueDigest } from '#recovery/alerts/due-digest';

const times = {
  digestMinute: 9 * 60,
  digestDays: 'EVERY_DAY' as const,
  digestSetAt: new Date('2026-01-01T00:00:00+09:00'),
};
const jst = (text: string) => new Date(`${text}+09:00`);

test('a digest is due from its minute in Japan on, and not a millisecond before', () => {
  expect(dueDigest(times, jst('2026-11-24T08:59:59.999'))).toBeNull();
  expect(dueDigest(times, jst('2026-11-24T09:00:00'))).toEqual({
    day: '2026-11-24',
    at: jst('2026-11-24T09:00:00'),
  });
});

test('a digest that was missed is still sent within six hours, and then no more', () => {
  expect(dueDigest(times, jst('2026-11-24T15:00:00'))?.day).toBe('2026-11-24');
  expect(dueDigest(times, jst('2026-11-24T15:00:00.001'))).toBeNull();
});

test('a digest of the late evening may be sent after midnight, as the one of its own day', () => {
  const late = { ...times, digestMinute: 23 * 60 + 50 };
  expect(dueDigest(late, jst('2026-11-25T00:10:00'))?.day).toBe('2026-11-24');
  expect(dueDigest({ ...late, digestMinute: 0 }, jst('2026-11-25T00:00:00'))?.day).toBe('2026-11-25');
});

test('on weekdays there is a digest from Monday to Friday', () => {
  const weekdays = { ...times, digestDays: 'WEEKDAYS' as const };
  const days = ['20', '21', '22', '23', '24'].map(
    (day) => dueDigest(weekdays, jst(`2026-11-${day}T09:00:00`)) !== null,
  );
  // 2026-11-20 is a Friday.
  expect(days).toEqual([true, false, false, true, true]);
  const friday = { ...weekdays, digestMinute: 23 * 60 };
  expect(dueDigest(friday, jst('2026-11-21T01:00:00'))?.day).toBe('2026-11-20');
});

test('the summer time of other countries moves nothing', () => {
  for (const day of ['2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01'])
    expect(dueDigest(times, jst(`${day}T09:00:00`))?.at).toEqual(jst(`${day}T09:00:00`));
});

test('a digest that was due before its time was chosen was never asked for', () => {
  const chosen = { ...times, digestSetAt: jst('2026-11-24T09:00:01') };
  expect(dueDigest(chosen, jst('2026-11-24T09:30:00'))).toBeNull();
  expect(dueDigest(chosen, jst('2026-11-25T09:30:00'))?.day).toBe('2026-11-25');
});
