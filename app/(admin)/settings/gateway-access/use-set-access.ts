'use client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';

const SetGatewayAccess = graphql(`
  mutation SetGatewayAccess($input: GatewayAccessInput!) {
    setGatewayAccess(input: $input) {
      __typename
      ... on GatewayAccessSet { shop { id hasGatewayAccess gatewayEndpoint } }
      ... on InvalidInput { problems { path } }
    }
  }
`);

export type AccessRefusal = { kind: 'UNANSWERED' } | { kind: 'INVALID'; paths: string[] };

/** Stores or removes the access; answers whether it was done, and keeps why not. */
export function useSetAccess() {
  const [{ fetching }, run] = useMutation(SetGatewayAccess);
  const [refusal, setRefusal] = useState<AccessRefusal | null>(null);

  async function set(input: { endpoint: string | null; shopPass: string | null }): Promise<boolean> {
    const result = (await run({ input }, changesSetup)).data?.setGatewayAccess;
    if (result?.__typename === 'InvalidInput')
      setRefusal({ kind: 'INVALID', paths: result.problems.map(({ path }) => path) });
    else setRefusal(result ? null : { kind: 'UNANSWERED' });
    return result?.__typename === 'GatewayAccessSet';
  }

  return { set, refusal, isBusy: fetching };
}

const changesSetup = { additionalTypenames: ['ShopSetup'] };
