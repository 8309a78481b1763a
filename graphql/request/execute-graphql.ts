import { HeaderMap } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import { withDeadline } from '#db/client';
import { type Anonymous, type Context, readContext } from '#graphql/context';
import { admitRequest, explanations, refuse } from '#graphql/request/admit-request';
import { apolloServer } from '#graphql/request/apollo-server';
import { maskUnexpected } from '#graphql/request/mask-errors';
import { type ReadOperation, readOperation } from '#graphql/request/read-operation';
import type { Runtime } from '#graphql/runtime';

export interface GraphqlRequest {
  method: string;
  headers: Headers;
  /** The query string with its `?`, or ''. */
  search: string;
  /** As received; empty for GET. More than 100 KiB is refused: stop reading there. */
  body: Uint8Array;
}

export interface GraphqlAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const longestAnswerMs = 10_000;
/** GMOPG is waited for up to 10 seconds a call, and a cancellation may need five of them. */
const longestWithGatewayMs = 60_000;
const asksGateway =
  /\b(?:cancelTrade|refreshTrade|lookUpTrades|restoreAbnormalOrders?|testGatewayAccess|sendTestNotice)\b/;

/** GraphQL over HTTP, the same before Next and inside it. Never throws. */
export async function executeGraphqlRequest(
  runtime: Runtime,
  request: GraphqlRequest,
): Promise<GraphqlAnswer> {
  try {
    const operation = readOperation(request);
    const isPatient = operation.kind === 'READ' && asksGateway.test(operation.query ?? '');
    const deadline = isPatient ? longestWithGatewayMs : longestAnswerMs;
    return await withDeadline(answer(runtime, request, operation), deadline);
  } catch (error) {
    const { message, code, reference, status } = maskUnexpected(error, runtime.log);
    return refuse(status, message, { code, reference });
  }
}

/** The same in process, for a page that is rendered on the server. A surprise becomes an error of the answer. */
export async function executeForSession(
  runtime: Runtime,
  headers: Headers,
  { query, variables }: { query: string; variables: Record<string, unknown> },
): Promise<FormattedExecutionResult> {
  try {
    const server = await apolloServer(runtime);
    const context = await withDeadline(readContext(runtime, headers), longestAnswerMs);
    if (typeof context === 'string') return { errors: [explanations[context]] };
    const executed = server.executeOperation({ query, variables }, { contextValue: context });
    const { body } = await withDeadline(executed, longestAnswerMs);
    if (body.kind !== 'single') throw new Error('An operation was answered in parts.');
    return body.singleResult;
  } catch (error) {
    const { message, code, reference } = maskUnexpected(error, runtime.log);
    return { errors: [{ message, extensions: { code, reference } }] };
  }
}

async function answer(
  runtime: Runtime,
  request: GraphqlRequest,
  operation: ReadOperation,
): Promise<GraphqlAnswer> {
  const admitted = await admitRequest(runtime, request, operation);
  if (admitted.kind === 'REFUSED') return admitted.answer;
  return execute(runtime, { request, body: admitted.body, context: admitted.context });
}

async function execute(
  runtime: Runtime,
  { request, body, context }: { request: GraphqlRequest; body: unknown; context: Context | Anonymous },
): Promise<GraphqlAnswer> {
  const server = await apolloServer(runtime);
  const headers = new HeaderMap();
  for (const [name, value] of request.headers) headers.set(name, value);
  const {
    status,
    headers: answered,
    body: written,
  } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method, headers, search: request.search, body },
    context: async () => context,
  });
  if (written.kind !== 'complete') throw new Error('An operation was answered in parts.');
  return {
    status: status ?? 200,
    headers: { ...Object.fromEntries(answered), 'cache-control': 'no-store' },
    body: written.string,
  };
}
