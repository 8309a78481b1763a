import { firstDayOfNextMonth, jstDayOf } from '#gmopg/jst-calendar';
import { endOf, startOf } from './jst-moment';

/** 今日 / 昨日 / 7日間 / 今月, by the calendar in Japan: they go with the day, so that a saved view stays what it is called. */
export const presets = ['today', 'yesterday', 'week', 'month'] as const;
export type Preset = (typeof presets)[number];

/** A preset wins over the ends beside it. */
export interface TimeSpan {
  preset: Preset | null;
  from: string | null;
  to: string | null;
}

/** First and last instant of a span, both within it, RFC 3339; null: open on that side. */
export function boundsOf(span: TimeSpan, now: Date): { from: string | null; to: string | null } {
  const { from, to } = span.preset ? daysOf(span.preset, now) : span;
  return { from: from && startOf(from), to: to && endOf(to) };
}

/** The days that a preset means today. */
export function daysOf(preset: Preset, now: Date): { from: string; to: string } {
  const today = jstDayOf(now);
  switch (preset) {
    case 'today':
      return { from: written(today), to: written(today) };
    case 'yesterday':
      return { from: written(today - 1), to: written(today - 1) };
    case 'week':
      return { from: written(today - 6), to: written(today) };
    case 'month':
      return { from: `${written(today).slice(0, 8)}01`, to: written(firstDayOfNextMonth(today) - 1) };
  }
}

/** The day counted from 1970-01-01 as `YYYY-MM-DD`. */
function written(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
