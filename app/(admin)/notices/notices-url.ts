import { createLoader, createSerializer, type inferParserType, parseAsString } from 'nuqs/server';
import { pageParsers, pageVariables } from '../list-page';

export const noticesParsers = { q: parseAsString.withDefault(''), outcome: parseAsString, ...pageParsers };
export type NoticesUrl = inferParserType<typeof noticesParsers>;

export const readNoticesUrl = createLoader(noticesParsers);
export const writeNoticesUrl = createSerializer(noticesParsers);

export function noticesVariables(url: NoticesUrl) {
  return { filter: { search: url.q.trim() || null, outcome: url.outcome }, ...pageVariables(url) };
}
