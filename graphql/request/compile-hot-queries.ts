import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { type DocumentNode, type GraphQLSchema, Kind, visit } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Anonymous, Context } from '#graphql/context';

/** How often graphql-js answers a query before it is worth compiling (some 10 ms). */
const timesBeforeCompiling = 3;

/**
 * Runs a query that is asked again and again by code compiled for it: a list costs a third less. Everything else, and
 * whatever meets an error, is graphql-js's: refusals read the same either way. Queries change nothing, so twice is no harm.
 */
export function compileHotQueries(): ApolloServerPlugin<Context | Anonymous> {
  const known = new WeakMap<DocumentNode, Map<string, Known>>();
  const hooks: Awaited<ReturnType<NonNullable<ApolloServerPlugin<Context | Anonymous>['requestDidStart']>>> =
    {
      responseForOperation: async ({ schema, document, operation, request, contextValue }) => {
        if (operation?.operation !== 'query') return null;
        const compiled = compileWhenHot(known, { schema, document, name: operation.name?.value ?? '' });
        if (!compiled) return null;
        const singleResult = await compiled.query(undefined, contextValue, request.variables ?? {});
        if (singleResult.errors) return null;
        return {
          http: { headers: new HeaderMap() },
          body: { kind: 'single', singleResult: { data: singleResult.data } },
        };
      },
    };
  return { requestDidStart: async () => hooks };
}

interface Known {
  times: number;
  /** null: not compiled yet, or never to be. */
  compiled: CompiledQuery | null;
}

function compileWhenHot(
  known: WeakMap<DocumentNode, Map<string, Known>>,
  { schema, document, name }: { schema: GraphQLSchema; document: DocumentNode; name: string },
): CompiledQuery | null {
  const operations = known.get(document) ?? new Map<string, Known>();
  known.set(document, operations);
  const operation = operations.get(name) ?? { times: 0, compiled: null };
  operations.set(name, operation);
  operation.times += 1;
  if (operation.times === timesBeforeCompiling && isCompilable(document)) {
    const compiled = compileQuery(schema, document, name || undefined);
    if (isCompiledQuery(compiled)) operation.compiled = compiled;
  }
  return operation.compiled;
}

/** Its @skip and @include are not graphql-js's in every nesting, and introspection is nobody's hot path. */
function isCompilable(document: DocumentNode): boolean {
  let isPlain = true;
  visit(document, {
    enter: (node) => {
      if (node.kind === Kind.DIRECTIVE) isPlain = false;
      if (node.kind === Kind.FIELD && /^__(schema|type)$/.test(node.name.value)) isPlain = false;
    },
  });
  return isPlain;
}
