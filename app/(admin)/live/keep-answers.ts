import { type Exchange, mapExchange, type OperationResult } from 'urql';

/** The context of a question that nobody waits for: when it fails, what is shown stays. */
export const quietly = { requestPolicy: 'network-only', isQuiet: true } as const;

/** More than one screen shows at a time; the rest must not pile up over a day. */
const mostAnswers = 12;

/** Lets a question that was asked quietly fail without taking the last answer from the screen. */
export function keepAnswers(): Exchange {
  const answers = new Map<number, OperationResult>();
  const keep = (result: OperationResult) => {
    answers.delete(result.operation.key);
    answers.set(result.operation.key, result);
    for (const oldest of answers.keys()) if (answers.size > mostAnswers) answers.delete(oldest);
  };
  return mapExchange({
    onResult(result) {
      const { operation, error } = result;
      if (operation.kind !== 'query') return;
      const known = answers.get(operation.key);
      if (!error) keep(result);
      else if (known && operation.context.isQuiet && !endsTheSession(result)) return { ...known, operation };
    },
  });
}

function endsTheSession({ error }: OperationResult): boolean {
  return error?.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED') ?? false;
}
