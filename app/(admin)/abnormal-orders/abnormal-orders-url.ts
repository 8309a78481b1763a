import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { firstPage, pageParsers, pageVariables } from '../list-page';
import { parseAsJstMoment } from './jst-moment';
import { boundsOf, presets } from './time-span';

/** The guide's five lists, in its order. */
export const tabs = ['all', 'restorable', 'restored', 'duplicate', 'unrecoverable'] as const;
export type Tab = (typeof tabs)[number];

/** Whole yen, written in digits alone. */
const parseAsYen = createParser({
  parse: (text) => (/^\d{1,12}$/.test(text) ? Number(text) : null),
  serialize: String,
});
/** The rungs of the ladder of deadlines, as the contract names them. */
const deadlineKinds = ['VOID', 'RETURN', 'SALES', 'RETURNX', 'UNKNOWN', 'TOO_LATE'] as const;
const parseAsPreset = parseAsStringLiteral(presets);

/** What a value that cannot be read means: nothing was asked. */
export const filterParsers = {
  q: parseAsString.withDefault(''),
  received: parseAsPreset,
  receivedFrom: parseAsJstMoment,
  receivedTo: parseAsJstMoment,
  ordered: parseAsPreset,
  orderedFrom: parseAsJstMoment,
  orderedTo: parseAsJstMoment,
  minTotal: parseAsYen,
  maxTotal: parseAsYen,
  open: parseAsBoolean.withDefault(false),
  deadline: parseAsStringLiteral(deadlineKinds),
  settling: parseAsBoolean.withDefault(false),
  deleted: parseAsBoolean.withDefault(false),
};

export const listParsers = {
  tab: parseAsStringLiteral(tabs).withDefault('all'),
  ...filterParsers,
  /** Every row that is found comes ticked. */
  select: parseAsStringLiteral(['all']),
  ...pageParsers,
};
export type ListUrl = inferParserType<typeof listParsers>;

export type ListFilter = inferParserType<typeof filterParsers>;

/** Nothing asked but the tab. */
export const noFilter = {
  q: '',
  received: null,
  receivedFrom: null,
  receivedTo: null,
  ordered: null,
  orderedFrom: null,
  orderedTo: null,
  minTotal: null,
  maxTotal: null,
  open: false,
  deadline: null,
  settling: false,
  deleted: false,
  select: null,
  ...firstPage,
} satisfies Partial<ListUrl>;

export const readListUrl = createLoader(listParsers);
export const writeListUrl = createSerializer(listParsers);

/** undefined: every status. */
export const statusOf = {
  all: undefined,
  restorable: 'RESTORABLE',
  restored: 'RESTORED',
  duplicate: 'DUPLICATE',
  unrecoverable: 'UNRECOVERABLE',
} as const satisfies Record<Tab, string | undefined>;

/** The variables of the screen's query: the same on the server and in the browser, so that its first answer is found again. */
export function listVariables(url: ListUrl, now = new Date()) {
  return { status: statusOf[url.tab] ?? null, filter: filterOf(url, now), ...pageVariables(url) };
}

/** What the lists, their counts and the CSV are asked for. */
export function filterOf(url: ListFilter, now: Date) {
  const received = boundsOf({ preset: url.received, from: url.receivedFrom, to: url.receivedTo }, now);
  const ordered = boundsOf({ preset: url.ordered, from: url.orderedFrom, to: url.orderedTo }, now);
  return {
    search: url.q.trim() || null,
    receivedFrom: received.from,
    receivedTo: received.to,
    orderedFrom: ordered.from,
    orderedTo: ordered.to,
    minTotal: url.minTotal,
    maxTotal: url.maxTotal,
    open: url.open || null,
    deadline: url.deadline,
    deleted: url.deleted,
    includeSettling: url.settling,
  };
}
