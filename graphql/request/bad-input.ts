import { GraphQLError } from 'graphql';

/** Arguments that the schema's types let through and nobody can answer. */
export function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
