import { setTimeout as sleep } from 'node:timers/promises';
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { withDeadline } from '#db/client';
import { type Context, readContext } from '#graphql/context';
import { permissions } from '#graphql/permissions';
import { explanations } from '#graphql/request/admit-request';
import { maskErrors } from '#graphql/request/apollo-server';
import { refuseUnlessAllowed } from '#graphql/request/guard-fields';
import type { Runtime } from '#graphql/runtime';

interface Stream {
  runtime: Runtime;
  context: Context;
  /** Those it was asked with: who asks is looked up again by them. */
  headers: Headers;
  field: string;
  ended: AbortController;
}

/** Proxies close what is silent for a minute; whoever lost the session or the role is noticed as often. */
const beatMs = 10_000;
const comment = ':\n\n';

/** Results as the text of server-sent events: `next` for each, a comment as a sign of life, `complete` at the end. */
export async function* writeEvents(
  results: AsyncGenerator<ExecutionResult, void, void>,
  stream: Stream,
): AsyncGenerator<string, void> {
  const { ended } = stream;
  const format = formatter(stream.runtime);
  try {
    yield comment;
    let pending = settle(results.next());
    // Not begun anew by each event: a busy stream looks as often whether its viewer still may read it.
    let due = beat(ended.signal);
    while (!ended.signal.aborted) {
      const turn = await Promise.race([due, pending]);
      if (turn === 'BEAT') {
        await refuseStranger(stream);
        due = beat(ended.signal);
        yield comment;
        continue;
      }
      if ('cause' in turn) throw turn.cause;
      if (turn.done) break;
      yield event(format(turn.value));
      pending = settle(results.next());
    }
  } catch (error) {
    yield event(format({ errors: [asGraphqlError(error)] }));
  } finally {
    ended.abort();
  }
  yield 'event: complete\ndata: \n\n';
}

type Turn = { done: false; value: ExecutionResult } | { done: true } | { cause: unknown };

/** A result that fails while a sign of life is written must not go unheard. */
function settle(next: Promise<IteratorResult<ExecutionResult, void>>): Promise<Turn> {
  return next.then(
    ({ done, value }): Turn => (done || !value ? { done: true } : { done: false, value }),
    (cause): Turn => ({ cause }),
  );
}

async function beat(signal: AbortSignal): Promise<'BEAT'> {
  await sleep(beatMs, undefined, { signal, ref: false }).catch(() => {});
  return 'BEAT';
}

/** Throws when the session or the token has ended, the shop is another one, or the role does not reach any more. */
async function refuseStranger({ runtime, context, headers, field, ended }: Stream): Promise<void> {
  if (ended.signal.aborted) return;
  // A database that is away says nothing about anybody.
  const now = await withDeadline(readContext(runtime, headers), beatMs).catch(() => null);
  if (now === null) return;
  if (typeof now === 'string') throw refusal(explanations[now].message, explanations[now].extensions.code);
  if (now.viewer === null) throw refusal('The session has ended: sign in again.', 'UNAUTHENTICATED');
  if (now.viewer.id !== context.viewer.id || now.shopId !== context.shopId)
    throw refusal('You work in another shop now: subscribe again.', 'FORBIDDEN');
  context.viewer = now.viewer;
  const permission = permissions[`Subscription.${field}`];
  if (permission && permission !== 'ANYONE') refuseUnlessAllowed(context, { name: field, permission });
}

function refusal(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

function asGraphqlError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error('Something that is no Error was thrown.');
  return new GraphQLError(originalError.message, { originalError });
}

/** Masked as in every other answer. */
function formatter({ log }: Runtime) {
  const mask = maskErrors(log);
  return ({ data, errors }: ExecutionResult) => ({
    ...(data !== undefined && { data }),
    ...(errors && {
      errors: errors.slice(0, 5).map((error): GraphQLFormattedError => mask(coded(error), error)),
    }),
  });
}

function coded(error: GraphQLError): GraphQLFormattedError {
  const { message, path, extensions } = error.toJSON();
  return { message, path, extensions: { ...extensions, code: extensions?.code ?? 'INTERNAL_SERVER_ERROR' } };
}

function event(result: object): string {
  return `event: next\ndata: ${JSON.stringify(result)}\n\n`;
}
