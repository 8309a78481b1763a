import { GraphQLError, type GraphQLSchema, subscribe } from 'graphql';
import { withDeadline } from '#db/client';
import type { Context } from '#graphql/context';
import { admitRequest, refuse } from '#graphql/request/admit-request';
import type { GraphqlAnswer, GraphqlRequest } from '#graphql/request/execute-graphql';
import { maskUnexpected } from '#graphql/request/mask-errors';
import { readOperation } from '#graphql/request/read-operation';
import { readSubscription } from '#graphql/request/read-subscription';
import { takeSeat } from '#graphql/request/stream-seats';
import { writeEvents } from '#graphql/request/write-events';
import type { Runtime } from '#graphql/runtime';
import { buildSchema } from '#graphql/schema';

export type GraphqlStream =
  | { kind: 'ANSWERED'; answer: GraphqlAnswer }
  | {
      kind: 'STREAMING';
      headers: Record<string, string>;
      /** Server-sent events; pulled, so that a slow reader holds up nothing but itself. */
      chunks: AsyncGenerator<string, void>;
      /** To be called when the reader is gone. Safe to repeat. */
      close(): void;
    };

const longestStartMs = 10_000;

/**
 * A subscription as server-sent events, by graphql-sse's protocol in its mode of distinct connections. What cannot begin
 * is answered like any other request; queries and mutations have their own address. Never throws.
 */
export async function streamGraphqlRequest(
  runtime: Runtime,
  request: GraphqlRequest,
): Promise<GraphqlStream> {
  const ended = new AbortController();
  try {
    return await withDeadline(openStream(runtime, request, ended), longestStartMs);
  } catch (error) {
    ended.abort();
    if (error instanceof GraphQLError && error.extensions.code)
      return answered(statusOf(error), error.message, { code: String(error.extensions.code) });
    const { message, code, reference, status } = maskUnexpected(error, runtime.log);
    return answered(status, message, { code, reference });
  }
}

async function openStream(
  runtime: Runtime,
  request: GraphqlRequest,
  ended: AbortController,
): Promise<GraphqlStream> {
  const admitted = await admitRequest(runtime, request, readOperation(request));
  if (admitted.kind === 'REFUSED') return { kind: 'ANSWERED', answer: admitted.answer };
  const { viewer } = admitted.context;
  if (viewer === null)
    return answered(401, 'Sign in, or send a token: streams are not public.', { code: 'UNAUTHENTICATED' });
  const subscription = readSubscription(theSchema(), admitted.body, request.search);

  const leave = takeSeat(viewer.id);
  if (leave === null) {
    const message = 'Too many streams of yours are open: close one, or ask the lists from time to time.';
    return answered(429, message, { code: 'TOO_MANY_STREAMS' });
  }
  ended.signal.addEventListener('abort', leave, { once: true });
  const context: Context = { ...admitted.context, ended: ended.signal };
  const events = await subscribe({ ...subscription, schema: theSchema(), contextValue: context });
  if (!(Symbol.asyncIterator in events)) throw causeOf(events.errors?.[0]);
  return {
    kind: 'STREAMING',
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // nginx would otherwise gather events until its buffer is full.
      'x-accel-buffering': 'no',
    },
    chunks: writeEvents(events, {
      runtime,
      context,
      headers: request.headers,
      field: subscription.field,
      ended,
    }),
    close: () => ended.abort(),
  };
}

/** Apollo keeps its own for everything else. */
function theSchema(): GraphQLSchema {
  schema ??= buildSchema();
  return schema;
}

let schema: GraphQLSchema | null = null;

/** Execution wraps what a resolver threw. */
function causeOf(error: GraphQLError | undefined): unknown {
  if (error?.originalError && !(error.originalError instanceof GraphQLError)) return error.originalError;
  return error?.extensions.code ? error : new Error('A subscription did not begin.', { cause: error });
}

function answered(
  status: number,
  message: string,
  extensions: { code: string; reference?: string },
): GraphqlStream {
  return { kind: 'ANSWERED', answer: refuse(status, message, extensions) };
}

function statusOf({ extensions: { code } }: GraphQLError): number {
  return code === 'FORBIDDEN' ? 403 : 400;
}
