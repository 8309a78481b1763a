import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsString,
} from 'nuqs/server';
import { pageParsers, pageVariables } from '../list-page';

export const noticesParsers = {
  q: parseAsString.withDefault(''),
  outcome: parseAsString,
  /** Those of no shop, for administrators. */
  unclaimed: parseAsBoolean.withDefault(false),
  ...pageParsers,
};
export type NoticesUrl = inferParserType<typeof noticesParsers>;

export const readNoticesUrl = createLoader(noticesParsers);
export const writeNoticesUrl = createSerializer(noticesParsers);

export function noticesVariables(url: NoticesUrl) {
  return { filter: { search: url.q.trim() || null, outcome: url.outcome }, ...pageVariables(url) };
}

export type NoticeTab = 'shop' | 'quarantined' | 'unclaimed';

export function tabOf({ unclaimed, outcome }: NoticesUrl): NoticeTab {
  if (unclaimed) return 'unclaimed';
  return outcome === 'QUARANTINED' ? 'quarantined' : 'shop';
}
