'use client';
import { useCallback, useState } from 'react';
import { useMutation } from 'urql';
import { graphql, type ResultOf } from '#graphql/tada';

const TestGatewayAccess = graphql(`
  mutation TestGatewayAccess {
    testGatewayAccess {
      __typename
      ... on GatewayAnswers { milliseconds }
      ... on GatewayRefuses { errors { code info } }
    }
  }
`);

export type TestedAccess =
  | ResultOf<typeof TestGatewayAccess>['testGatewayAccess']
  | { __typename: 'Unanswered' };

/** Asks GMOPG for an order that does not exist, and keeps what came of it. */
export function useTestAccess() {
  const [{ fetching }, ask] = useMutation(TestGatewayAccess);
  const [tested, setTested] = useState<TestedAccess | null>(null);
  const run = useCallback(async () => {
    setTested(null);
    const { data } = await ask({});
    setTested(data?.testGatewayAccess ?? { __typename: 'Unanswered' });
  }, [ask]);
  const forget = useCallback(() => setTested(null), []);
  return { run, forget, tested, isBusy: fetching };
}
