import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLFormattedError } from 'graphql';
import { columnsAskedBy } from '#graphql/asked-columns';
import type { Anonymous, Context } from '#graphql/context';
import { compileHotQueries } from '#graphql/request/compile-hot-queries';
import { limitOperations } from '#graphql/request/limit-operations';
import { isDatabaseDown, type Masked, maskUnexpected } from '#graphql/request/mask-errors';
import { mostTokens } from '#graphql/request/refuse-bombs';
import { withoutPasswords } from '#graphql/request/without-passwords';
import type { Log, Runtime } from '#graphql/runtime';
import { buildSchema } from '#graphql/schema';

export type GraphqlServer = ApolloServer<Context | Anonymous>;

const mostErrors = 5;

/** One a runtime: it keeps parsed and validated operations, nothing of any viewer. */
export function apolloServer(runtime: Runtime): Promise<GraphqlServer> {
  const started = servers.get(runtime) ?? startServer(runtime);
  servers.set(runtime, started);
  return started;
}

const servers = new WeakMap<Runtime, Promise<GraphqlServer>>();

async function startServer({ log }: Runtime): Promise<GraphqlServer> {
  const server = new ApolloServer<Context | Anonymous>({
    schema: buildSchema(),
    nodeEnv: 'production',
    introspection: true,
    // A foreign page cannot send any of these by itself.
    csrfPrevention: {
      requestHeaders: ['authorization', 'x-apollo-operation-name', 'apollo-require-preflight'],
    },
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: mostTokens },
    maxRecursiveSelections: 5_000,
    // The library adds "too many errors" as one more.
    validationOptions: { maxErrors: mostErrors - 1 },
    executionOptions: { maxCoercionErrors: mostErrors - 1 },
    formatError: maskErrors(log),
    logger: log,
    plugins: [
      limitOperations(),
      readAskedColumns(),
      compileHotQueries(),
      finishAnswers(),
      // By itself this makes a list 1.9 times as fast.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await server.start();
  return server;
}

/** Refusals pass; of a surprise clients learn a reference. One cause that hit fifty rows is logged once. */
export function maskErrors(log: Log) {
  const masked = new WeakMap<object, Masked>();
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    if (formatted.extensions?.code !== 'INTERNAL_SERVER_ERROR') return withoutPasswords(formatted);
    const cause = unwrapResolverError(error);
    const isObject = typeof cause === 'object' && cause !== null;
    const mask = (isObject && masked.get(cause)) || maskUnexpected(cause, log);
    if (isObject) masked.set(cause, mask);
    const { message, code, reference } = mask;
    return { message, path: formatted.path, extensions: { code, reference } };
  };
}

/** From here on rows are read with the columns that the operation asks for. */
function readAskedColumns(): ApolloServerPlugin<Context | Anonymous> {
  const read: Awaited<ReturnType<NonNullable<ApolloServerPlugin<Context | Anonymous>['requestDidStart']>>> = {
    didResolveOperation: async ({ schema, document, contextValue }) => {
      if (contextValue.viewer) contextValue.asked.columns = columnsAskedBy(schema, document);
    },
  };
  return { requestDidStart: async () => read };
}

/** At most five errors an answer; a status that says whether to come again. */
function finishAnswers(): ApolloServerPlugin<Context | Anonymous> {
  const finish: Awaited<ReturnType<NonNullable<ApolloServerPlugin<Context | Anonymous>['requestDidStart']>>> =
    {
      willSendResponse: async ({ request, response, errors }) => {
        if (!errors || response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        singleResult.errors = singleResult.errors?.slice(0, mostErrors);
        if (errors.some(isDatabaseDown)) response.http.status = 503;
        // GraphQL over HTTP: under application/json every well-formed request is answered with 200.
        const isPlain = !request.http?.headers.get('accept')?.includes('application/graphql-response+json');
        const code = singleResult.errors?.[0]?.extensions?.code;
        if (isPlain && response.http.status === 400 && wellFormed.includes(String(code)))
          response.http.status = 200;
      },
    };
  return { requestDidStart: async () => finish };
}

/** Errors of a request that was understood as one. */
const wellFormed = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
  'OPERATION_TOO_LARGE',
];
