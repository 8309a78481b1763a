import { type Exchange, makeOperation, mapExchange } from 'urql';

const freshMs = 2_000;

/**
 * An answer of the last moments is not asked for again. A component that mounts asks twice (once to paint, once to
 * subscribe); without this every first paint, which the server has answered already, would be followed by a fetch.
 */
export function freshAnswers(now: () => number): Exchange {
  const answeredAt = new Map<number, number>();
  return mapExchange({
    onResult: ({ operation }) => {
      answeredAt.set(operation.key, now());
    },
    onOperation: (operation) => {
      const isFresh = now() - (answeredAt.get(operation.key) ?? Number.NEGATIVE_INFINITY) < freshMs;
      if (!isFresh || operation.context.requestPolicy !== 'cache-and-network') return operation;
      return makeOperation(operation.kind, operation, { ...operation.context, requestPolicy: 'cache-first' });
    },
  });
}
