'use client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import type { MadeToken } from './token-secret';

const CreateToken = graphql(`
  mutation CreateToken($input: CreateTokenInput!) {
    createToken(input: $input) {
      __typename
      ... on TokenCreated { secret token { id name } }
      ... on InvalidInput { problems { path } }
    }
  }
`);

export type TokenRefusal = 'name' | 'scopes' | 'expiresAt' | 'unanswered';

/** Makes a token; answers its secret, or keeps what was wrong. */
export function useCreateToken() {
  const [{ fetching }, run] = useMutation(CreateToken);
  const [refusal, setRefusal] = useState<TokenRefusal | null>(null);

  async function create(input: {
    name: string;
    scopes: string[];
    expiresAt: string | null;
  }): Promise<MadeToken | null> {
    const result = (await run({ input }, changesSetup)).data?.createToken;
    if (result?.__typename === 'TokenCreated') {
      setRefusal(null);
      return { name: result.token.name, secret: result.secret };
    }
    const [problem] = result?.problems ?? [];
    setRefusal(fields.find((field) => problem?.path.startsWith(field)) ?? 'unanswered');
    return null;
  }

  return { create, refusal, isBusy: fetching };
}

const fields = ['name', 'scopes', 'expiresAt'] as const;
const changesSetup = { additionalTypenames: ['ShopSetup'] };
