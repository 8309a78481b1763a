import { GraphQLError } from 'graphql';

/** A refusal with its code, as the status and the words of an answer; null for a surprise. */
export function explainRefused(error: unknown): { status: number; message: string; code: string } | null {
  if (!(error instanceof GraphQLError)) return null;
  const code = String(error.extensions.code);
  const status = { UNAUTHENTICATED: 401, FORBIDDEN: 403, BAD_USER_INPUT: 400 }[code];
  return status === undefined ? null : { status, message: error.message, code };
}
