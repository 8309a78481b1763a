import { createLoader, createSerializer, type inferParserType, parseAsString } from 'nuqs/server';

/** Where a list that is only turned forwards stands: after a cursor, or at its beginning. */
export const forwardParsers = { after: parseAsString };
export type ForwardUrl = inferParserType<typeof forwardParsers>;

export const readRunsUrl = createLoader(forwardParsers);
export const writeRunsUrl = createSerializer(forwardParsers);

export function runsVariables({ after }: ForwardUrl) {
  return { first: 20, after };
}

export function findingsVariables(id: string, { after }: ForwardUrl) {
  return { id, first: 50, after };
}
