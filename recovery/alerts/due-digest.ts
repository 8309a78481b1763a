import { jstDayOf, startOfJstDay } from '#gmopg/jst-calendar';

interface DigestTimes {
  /** Minutes after midnight in Japan. */
  digestMinute: number;
  digestDays: 'EVERY_DAY' | 'WEEKDAYS';
  /** Since when these times hold. */
  digestSetAt: Date;
}

/** Later than this nobody needs the digest of the morning: the next one says the same. */
const latestHours = 6;

/**
 * The digest whose minute has come, by the clock in Japan, and is at most six hours past; null: none. It may be of yesterday.
 * WEEKDAYS are Monday to Friday; holidays are not known. One that was due before the times were chosen was never asked for.
 */
export function dueDigest(times: DigestTimes, now: Date): { day: string; at: Date } | null {
  const today = jstDayOf(now);
  const at = minuteOf(today, times.digestMinute);
  const [day, due] = at > now ? [today - 1, minuteOf(today - 1, times.digestMinute)] : ([today, at] as const);
  if (times.digestDays === 'WEEKDAYS' && !isWeekday(day)) return null;
  if (now.getTime() - due.getTime() > latestHours * 3_600_000) return null;
  if (due < times.digestSetAt) return null;
  return { day: new Date(day * 86_400_000).toISOString().slice(0, 10), at: due };
}

function minuteOf(day: number, minute: number): Date {
  return new Date(startOfJstDay(day).getTime() + minute * 60_000);
}

/** 1970-01-01 was a Thursday. */
function isWeekday(day: number): boolean {
  const fromSunday = (day + 4) % 7;
  return fromSunday !== 0 && fromSunday !== 6;
}
