import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { pageParsers, pageVariables } from '../list-page';

/** The guide's five lists, in its order. */
export const tabs = ['all', 'restorable', 'restored', 'duplicate', 'unrecoverable'] as const;
export type Tab = (typeof tabs)[number];

export const listParsers = {
  tab: parseAsStringLiteral(tabs).withDefault('all'),
  q: parseAsString.withDefault(''),
  deleted: parseAsBoolean.withDefault(false),
  settling: parseAsBoolean.withDefault(false),
  ...pageParsers,
};
export type ListUrl = inferParserType<typeof listParsers>;

export const readListUrl = createLoader(listParsers);
export const writeListUrl = createSerializer(listParsers);

const statusOf = {
  all: undefined,
  restorable: 'RESTORABLE',
  restored: 'RESTORED',
  duplicate: 'DUPLICATE',
  unrecoverable: 'UNRECOVERABLE',
} as const satisfies Record<Tab, string | undefined>;

/** The variables of the screen's query: the same on the server and in the browser, so that its first answer is found again. */
export function listVariables(url: ListUrl) {
  return {
    status: statusOf[url.tab] ?? null,
    filter: { search: url.q.trim() || null, deleted: url.deleted, includeSettling: url.settling },
    ...pageVariables(url),
  };
}
