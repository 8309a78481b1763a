import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema-types';

/** Typed documents of the contract; a component reads its own fragment and nothing else. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; Yen: number; Secret: string; JSON: unknown };
}>();

export { type FragmentOf, type ResultOf, readFragment } from 'gql.tada';
