import type { GraphQLResolveInfo, ValueNode } from 'graphql';
import { decodeCursor, encodeCursor } from '#graphql/cursor';
import { badInput } from '#graphql/request/bad-input';
import type { FoundPage, Page, Position } from '#recovery/lists/page';

export interface PageArgs {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

const largestPage = 100;
const usualPage = 50;

/** Reads `first` and `after`, or `last` and `before`. Refuses what nobody can answer with BAD_USER_INPUT. */
export function readPage({ first, after, last, before }: PageArgs, info: GraphQLResolveInfo): Page {
  const asksBackward = last != null || (before != null && !isGiven('first', info));
  if (last != null && isGiven('first', info)) throw badInput('Give first or last, not both.');
  if (after != null && before != null) throw badInput('Give after or before, not both.');
  if (asksBackward && after != null) throw badInput('last goes with before, first goes with after.');
  if (!asksBackward && before != null) throw badInput('first goes with after, last goes with before.');
  const size = asksBackward ? (last ?? usualPage) : (first ?? usualPage);
  const name = asksBackward ? 'last' : 'first';
  if (size < 1 || size > largestPage) throw badInput(`${name} is ${size}; it goes from 1 to ${largestPage}.`);
  const cursor = asksBackward ? before : after;
  const from = cursor == null ? null : decodeCursor(cursor);
  if (cursor != null && !from)
    throw badInput(`${asksBackward ? 'before' : 'after'} is no cursor of this list.`);
  return { size, direction: asksBackward ? 'BACKWARD' : 'FORWARD', from };
}

/** The rows of a page as a connection; counting is done only when it is asked for. */
export function connectionOf<Row>(
  { rows, hasNextPage, hasPreviousPage }: FoundPage<Row>,
  { positionOf, countAll }: { positionOf: (row: Row) => Position; countAll: () => Promise<number> },
) {
  const edges = rows.map((node) => ({ cursor: encodeCursor(positionOf(node)), node }));
  return {
    edges,
    nodes: rows,
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: countAll,
  };
}

/** `first` has a default, so its value does not say whether the caller gave it. */
function isGiven(name: string, { fieldNodes, variableValues }: GraphQLResolveInfo): boolean {
  const value = fieldNodes[0]?.arguments?.find((argument) => argument.name.value === name)?.value;
  return value !== undefined && !isNull(value, variableValues);
}

function isNull(value: ValueNode, variables: GraphQLResolveInfo['variableValues']): boolean {
  if (value.kind === 'Variable') return variables[value.name.value] == null;
  return value.kind === 'NullValue';
}
