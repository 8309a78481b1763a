import { pino } from 'pino';
import type { Config } from '#server/env';

/** One JSON object a line, on stderr: stdout is for people. */
export function createLog(level: Config['logLevel']) {
  return pino({ level, base: null, serializers: { err: describeError } }, pino.destination(2));
}

interface ErrorDescription {
  type: string;
  message: string;
  code?: string;
  at: string[];
  cause?: ErrorDescription;
}

/** Only what is listed here: an error of the database carries the values of its query. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'Something that is no Error was thrown.', at: [] };
  return {
    type: error.name,
    message: withoutValues(error),
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^ {4}at /.test(line))
      .map((line) => line.trim()),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

/** Drizzle lists the values of its query, Postgres quotes the one it could not read (SQLSTATE class 22). */
function withoutValues(error: Error): string {
  const message = error.message.replace(/\nparams: [\s\S]*$/, '');
  const quotes = 'code' in error && /^22/.test(String(error.code));
  return quotes ? message.replace(/"[\s\S]*"/, '"…"') : message;
}
