import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsString,
} from 'nuqs/server';
import { endOf, parseAsJstMoment, startOf } from '../../abnormal-orders/jst-moment';
import { pageParsers, pageVariables } from '../../list-page';
import { auditGroups, isAuditKind, kindsOf } from './audit-groups';

/** One kind, or a whole group of them. */
const parseAsChoice = createParser({
  parse: (text) => (isAuditKind(text) || auditGroups.some((group) => group === text) ? text : null),
  serialize: String,
});

export const auditFilterParsers = {
  actor: parseAsString.withDefault(''),
  order: parseAsString.withDefault(''),
  kind: parseAsChoice,
  from: parseAsJstMoment,
  to: parseAsJstMoment,
};
export const auditLogParsers = { ...auditFilterParsers, ...pageParsers };
export type AuditLogUrl = inferParserType<typeof auditLogParsers>;
export type AuditFilterUrl = inferParserType<typeof auditFilterParsers>;

export const noAuditFilter = {
  actor: '',
  order: '',
  kind: null,
  from: null,
  to: null,
} satisfies AuditFilterUrl;

export const readAuditLogUrl = createLoader(auditLogParsers);
export const writeAuditLogUrl = createSerializer(auditLogParsers);

export function auditLogVariables(url: AuditLogUrl) {
  return { filter: auditFilterOf(url), ...pageVariables(url) };
}

/** What the list and its CSV are asked for; days are days in Japan, both within. */
export function auditFilterOf({ actor, order, kind, from, to }: AuditFilterUrl) {
  return {
    actor: actor.trim() || null,
    orderNumber: order.trim() || null,
    kinds: kind === null ? null : chosenKinds(kind),
    from: from && startOf(from),
    to: to && endOf(to),
  };
}

/** The address of the CSV that holds exactly what the list finds, all pages of it. */
export function auditCsvPath(
  url: AuditFilterUrl,
  { encoding, language }: { encoding: 'utf-8' | 'shift_jis'; language: string },
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...auditFilterOf(url), encoding, language }))
    if (value !== null) query.set(name, String(value));
  return `/api/audit-entries.csv?${query}`;
}

function chosenKinds(choice: string): string[] {
  const group = auditGroups.find((one) => one === choice);
  return group ? kindsOf(group) : [choice];
}
