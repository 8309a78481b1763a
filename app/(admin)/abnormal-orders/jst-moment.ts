import { createParser } from 'nuqs/server';

/**
 * A day in Japan, `2026-11-23`, or a time of it, `2026-11-23T14:02`, down to `T14:02:31.250`; null: neither. So a span is
 * written in the URL.
 */
export function readJstMoment(text: string): string | null {
  const [, day = '', time = ''] = written.exec(text) ?? [];
  const at = new Date(`${day}T${inFull(time)}Z`);
  const isReal = !Number.isNaN(at.getTime()) && at.toISOString() === `${day}T${inFull(time)}Z`;
  return isReal && day >= '1900' && day < '9998' ? text : null;
}

export const parseAsJstMoment = createParser({ parse: readJstMoment, serialize: String });

/** The first instant of the day, minute, second or millisecond, RFC 3339. */
export function startOf(moment: string): string {
  return new Date(firstMsOf(moment)).toISOString();
}

/** Its last millisecond, RFC 3339: the end of a span belongs to it. */
export function endOf(moment: string): string {
  return new Date(firstMsOf(moment) + lengthOf(moment) - 1).toISOString();
}

/** `2026/11/23` or `2026/11/23 14:02`, as dates stand everywhere. */
export function momentInWords(moment: string): string {
  return moment.slice(0, 16).replaceAll('-', '/').replace('T', ' ');
}

/** The two fields it is written in; a time without a day is no moment. */
export function momentOf(day: string, time: string): string | null {
  return readJstMoment(time === '' ? day : `${day}T${time}`);
}

export function partsOf(moment: string | null): { day: string; time: string } {
  const [day = '', time = ''] = (moment ?? '').split('T');
  return { day, time };
}

/** An instant as a moment of this millisecond. */
export function exactMomentOf(rfc3339: string): string {
  return new Date(Date.parse(rfc3339) + aheadOfUtcMs).toISOString().slice(0, -1);
}

const written = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{3})?)?))?$/;
const midnight = '00:00:00.000';
const dayMs = 24 * 60 * 60_000;
const aheadOfUtcMs = 9 * 60 * 60_000;

function firstMsOf(moment: string): number {
  const { day, time } = partsOf(moment);
  return Date.parse(`${day}T${inFull(time)}+09:00`);
}

function lengthOf(moment: string): number {
  switch (partsOf(moment).time.length) {
    case 0:
      return dayMs;
    case 5:
      return 60_000;
    case 8:
      return 1_000;
    default:
      return 1;
  }
}

function inFull(time: string): string {
  return time + midnight.slice(time.length);
}
