import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { guardFields } from '#graphql/request/guard-fields';
import { resolvers } from '#graphql/resolvers/resolvers';

/** The contract with its resolvers, each root field behind its guard. */
export function buildSchema(): GraphQLSchema {
  const schema = makeExecutableSchema({
    typeDefs: readContract(),
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  return guardFields(schema);
}

export function readContract(): string {
  const beside = dirname(fileURLToPath(import.meta.url));
  // graphql/ and dist/ are siblings; in Next's bundle only the folder it was started in is known.
  const file = [join(beside, '../graphql/schema.graphql'), resolve('graphql/schema.graphql')].find((path) =>
    existsSync(path),
  );
  if (!file)
    throw new Error('graphql/schema.graphql is missing: start in the repository, or copy it beside dist/.');
  return readFileSync(file, 'utf8');
}
