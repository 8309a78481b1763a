import { expect, test } from 'vitest';
import { judgeSilence, usualSpans } from '#recovery/alerts/judge-silence';

const weekMs = 7 * 86_400_000;
const jst = (text: string) => new Date(`${text}+09:00`);
const old = jst('2020-01-01T00:00:00');

/** A shop with a notice every `every` minutes from nine to nine, for `weeks` weeks before `lastAt`. */
function judge(lastAt: Date, now: Date, { every = 10, weeks = 52 } = {}) {
  const history = { firstAt: new Date(lastAt.getTime() - weeks * weekMs), lastAt };
  const counts = usualSpans(history, now).map(({ from, to }) => countByDay(from, to, every));
  return judgeSilence(history, { counts, ever: 1_000 }, now);
}

function countByDay(from: Date, to: Date, every: number): number {
  let count = 0;
  for (let at = from.getTime() + 60_000; at <= to.getTime(); at += 60_000) {
    const minuteInJapan = Math.floor(at / 60_000 + 9 * 60) % (24 * 60);
    if (minuteInJapan >= 9 * 60 && minuteInJapan < 21 * 60 && minuteInJapan % every === 0) count++;
  }
  return count;
}

test('a shop that gets a notice every ten minutes is warned when eight of them stayed away', () => {
  const lastAt = jst('2026-11-24T11:00:00');
  expect(judge(lastAt, jst('2026-11-24T12:10:00'))).toBeNull();
  expect(judge(lastAt, jst('2026-11-24T12:20:00'))).toEqual({ usualCount: 8 });
});

test('a shop that sells by day is left alone all night, and warned in the morning', () => {
  const lastAt = jst('2026-11-23T20:50:00');
  for (const time of ['22:00:00', '23:59:00']) expect(judge(lastAt, jst(`2026-11-23T${time}`))).toBeNull();
  for (const time of ['03:00:00', '09:00:00', '10:00:00'])
    expect(judge(lastAt, jst(`2026-11-24T${time}`))).toBeNull();
  expect(judge(lastAt, jst('2026-11-24T10:20:00'))).not.toBeNull();
});

test('however busy a shop is, half an hour is the least', () => {
  const lastAt = jst('2026-11-24T11:00:00');
  expect(judge(lastAt, jst('2026-11-24T11:29:59'), { every: 1 })).toBeNull();
  expect(judge(lastAt, jst('2026-11-24T11:30:00'), { every: 1 })).toEqual({ usualCount: 30 });
});

test('a slow shop has to be silent for long: one notice an hour, eight hours', () => {
  const lastAt = jst('2026-11-24T10:00:00');
  expect(judge(lastAt, jst('2026-11-24T17:00:00'), { every: 60 })).toBeNull();
  expect(judge(lastAt, jst('2026-11-24T18:00:00'), { every: 60 })).not.toBeNull();
});

test('a week in which little came at these hours excuses the silence', () => {
  const history = { firstAt: old, lastAt: jst('2026-11-24T11:00:00') };
  const now = jst('2026-11-24T14:00:00');
  const verdict = (...counts: number[]) => judgeSilence(history, { counts, ever: 1_000 }, now);
  expect(verdict(20, 20, 2, 20)).toBeNull();
  expect(verdict(20, 20, 3, 20)).toEqual({ usualCount: 16 });
  expect(verdict(8, 8, 8, 7)).toBeNull();
  expect(verdict(8, 8, 8, 8)).toEqual({ usualCount: 8 });
});

test('with less than two weeks behind it a shop is warned after three days, once eight notices came', () => {
  const lastAt = jst('2026-11-24T11:00:00');
  const history = { firstAt: new Date(lastAt.getTime() - 2 * weekMs + 1), lastAt };
  const verdict = (now: Date, ever: number) => judgeSilence(history, { counts: [50], ever }, now);
  expect(verdict(jst('2026-11-27T10:59:59'), 50)).toBeNull();
  expect(verdict(jst('2026-11-27T11:00:00'), 50)).toEqual({ usualCount: null });
  expect(verdict(jst('2026-11-27T11:00:00'), 7)).toBeNull();
  expect(usualSpans(history, jst('2026-11-24T12:00:00'))).toHaveLength(1);
});

test('a silence of more than a week is compared with whole weeks before it, never with itself', () => {
  const lastAt = jst('2026-11-02T11:00:00');
  const spans = usualSpans({ firstAt: old, lastAt }, jst('2026-11-24T11:00:00'));
  expect(spans.map(({ to }) => to.getTime() <= lastAt.getTime())).toEqual([true, true, true, true]);
  expect(spans[0]).toEqual({ from: jst('2026-10-26T11:00:00'), to: lastAt });
});
