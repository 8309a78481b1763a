import { type Exchange, formatDocument, makeOperation, type Operation, type OperationResult } from 'urql';
import { filter, map, merge, pipe, share, tap } from 'wonka';

interface Answer {
  result: OperationResult;
  typenames: ReadonlySet<string>;
}

/**
 * A document cache with an end: of the questions that nobody on the page asks any more the latest `most` keep their answers,
 * so that a hundred pages later the browser holds no more than after ten. A mutation or an event forgets every answer that
 * has one of its types in it, and asks anew what is on the page.
 */
export function recentAnswers(most: number): Exchange {
  return ({ client, forward }) => {
    /** Least lately used first. */
    const answers = new Map<number, Answer>();
    const onThePage = new Set<number>();

    function follow({ kind, key }: Operation): void {
      if (kind === 'query') onThePage.add(key);
      if (kind === 'teardown') onThePage.delete(key);
    }

    function isKnown({ kind, key, context }: Operation): boolean {
      return kind === 'query' && context.requestPolicy !== 'network-only' && answers.has(key);
    }

    function repeat(operation: Operation): OperationResult {
      const answer = answers.get(operation.key);
      if (!answer) throw new Error('The answer was known a moment ago.');
      keep(operation.key, answer);
      const stale = operation.context.requestPolicy === 'cache-and-network';
      if (stale) askAnew(operation);
      return { ...answer.result, operation, stale };
    }

    function keep(key: number, answer: Answer): void {
      answers.delete(key);
      answers.set(key, answer);
      const idle = [...answers.keys()].filter((one) => !onThePage.has(one));
      for (const one of idle.slice(0, Math.max(0, idle.length - most))) answers.delete(one);
    }

    function learn(result: OperationResult): void {
      const { operation, data } = result;
      const named = operation.context.additionalTypenames ?? [];
      if (operation.kind === 'query') {
        if (data) keep(operation.key, { result, typenames: new Set([...typenamesIn(data), ...named]) });
        return;
      }
      const changed = operation.kind === 'mutation' ? [...typenamesIn(data), ...named] : named;
      const outdated = [...answers].filter(([, { typenames }]) => changed.some((one) => typenames.has(one)));
      for (const [key] of outdated) answers.delete(key);
      for (const [, { result }] of outdated) askAnew(result.operation);
    }

    function askAnew(operation: Operation): void {
      const context = { ...operation.context, requestPolicy: 'network-only' as const };
      client.reexecuteOperation(makeOperation(operation.kind, operation, context));
    }

    return (operations) => {
      const asked = pipe(operations, tap(follow), share);
      const known = pipe(asked, filter(isKnown), map(repeat));
      const told = pipe(
        asked,
        filter((operation) => !isKnown(operation)),
        map(withTypenames),
        forward,
        tap(learn),
      );
      return merge([known, told]);
    };
  };
}

function withTypenames(operation: Operation): Operation {
  if (operation.kind === 'teardown') return operation;
  const query = formatDocument(operation.query);
  return query === operation.query ? operation : { ...makeOperation(operation.kind, operation), query };
}

function typenamesIn(data: unknown, found = new Set<string>()): Set<string> {
  if (typeof data !== 'object' || data === null) return found;
  if ('__typename' in data && typeof data.__typename === 'string') found.add(data.__typename);
  for (const value of Object.values(data)) typenamesIn(value, found);
  return found;
}
