import { randomUUID } from 'node:crypto';
import type { Log } from '#graphql/runtime';

export interface Masked {
  message: string;
  code: 'SERVICE_UNAVAILABLE' | 'INTERNAL_SERVER_ERROR';
  /** Names the log line that holds the cause. */
  reference: string;
  status: 503 | 500;
}

/** What a client may know of a surprise; the log gets its cause. Answers one question: is trying again worth it? */
export function maskUnexpected(error: unknown, log: Log): Masked {
  const reference = randomUUID();
  if (isDatabaseDown(error)) {
    log.warn({ err: error, reference }, 'The database did not answer a request');
    const message =
      'The database does not answer at the moment. Nothing is lost; try again in a few seconds.';
    return { message, code: 'SERVICE_UNAVAILABLE', reference, status: 503 };
  }
  log.error({ err: error, reference }, 'A request failed unexpectedly');
  const message = `Something went wrong on this side. If it stays, tell whoever runs the server this reference: ${reference}`;
  return { message, code: 'INTERNAL_SERVER_ERROR', reference, status: 500 };
}

/** The same as the arguments of Response.json. */
export function answerUnexpected(
  error: unknown,
  log: Log,
): [body: Omit<Masked, 'status'>, init: { status: number }] {
  const { status, ...body } = maskUnexpected(error, log);
  return [body, { status }];
}

/** Postgres is away, frozen, full of connections or chose this statement as a deadlock's victim: later it may work. */
export function isDatabaseDown(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('name' in error && error.name === 'DeadlineExceeded') return true;
  if ('code' in error && typeof error.code === 'string' && passing.test(error.code)) return true;
  if ('cause' in error && isDatabaseDown(error.cause)) return true;
  return 'originalError' in error && isDatabaseDown(error.originalError);
}

const passing =
  /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|57P0|57014|53|08|40001|40P01|55P03)/;
