import type { initGraphQLTada } from 'gql.tada';
import type { introspection } from '../schema-types';

// Only its type is used.
declare const contract: ReturnType<
  typeof initGraphQLTada<{
    introspection: introspection;
    scalars: { DateTime: Date; Yen: number; Secret: string; JSON: unknown };
  }>
>;

/** An input or an enum of the contract, as a resolver gets it. */
export type InputOf<Name extends keyof introspection['types']> = ReturnType<typeof contract.scalar<Name>>;
