import { createParser } from 'nuqs/server';

/**
 * A day in Japan, `2026-11-23`, or a minute of it, `2026-11-23T14:02`; null: neither. So a span is written in the URL.
 */
export function readJstMoment(text: string): string | null {
  const [, day = '', time = '00:00'] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?$/.exec(text) ?? [];
  const at = new Date(`${day}T${time}:00Z`);
  const isReal = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(`${day}T${time}`);
  return isReal && day >= '1900' && day < '9998' ? text : null;
}

export const parseAsJstMoment = createParser({ parse: readJstMoment, serialize: String });

/** The first instant of the day or minute, RFC 3339. */
export function startOf(moment: string): string {
  return new Date(firstMsOf(moment)).toISOString();
}

/** The last millisecond of the day or minute, RFC 3339: the end of a span belongs to it. */
export function endOf(moment: string): string {
  return new Date(firstMsOf(moment) + (hasTime(moment) ? minuteMs : dayMs) - 1).toISOString();
}

/** `2026/11/23` or `2026/11/23 14:02`, as dates stand everywhere. */
export function momentInWords(moment: string): string {
  return moment.replaceAll('-', '/').replace('T', ' ');
}

/** The two fields it is written in; a time without a day is no moment. */
export function momentOf(day: string, time: string): string | null {
  return readJstMoment(time === '' ? day : `${day}T${time.slice(0, 5)}`);
}

export function partsOf(moment: string | null): { day: string; time: string } {
  const [day = '', time = ''] = (moment ?? '').split('T');
  return { day, time };
}

/** The minute in Japan in which this instant lies. */
export function jstMinuteOf(rfc3339: string): string {
  return new Date(Date.parse(rfc3339) + aheadOfUtcMs).toISOString().slice(0, 16);
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const aheadOfUtcMs = 9 * 60 * minuteMs;

function firstMsOf(moment: string): number {
  return Date.parse(`${hasTime(moment) ? moment : `${moment}T00:00`}:00+09:00`);
}

function hasTime(moment: string): boolean {
  return moment.includes('T');
}
