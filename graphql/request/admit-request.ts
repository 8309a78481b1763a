import { type Anonymous, bearerOf, type Context, hasSessionCookie, readContext } from '#graphql/context';
import { trustedOrigins } from '#graphql/people/trusted-origins';
import type { GraphqlAnswer, GraphqlRequest } from '#graphql/request/execute-graphql';
import type { ReadOperation } from '#graphql/request/read-operation';
import { explainBomb } from '#graphql/request/refuse-bombs';
import type { Runtime } from '#graphql/runtime';

export type Admission =
  | { kind: 'ADMITTED'; body: unknown; context: Context | Anonymous }
  | { kind: 'REFUSED'; answer: GraphqlAnswer };

/** Who asks, from where, and whether in a form that may be looked at; the operation itself is not judged yet. */
export async function admitRequest(
  runtime: Runtime,
  request: GraphqlRequest,
  operation: ReadOperation,
): Promise<Admission> {
  const refused = (...refusal: Parameters<typeof refuse>): Admission => ({
    kind: 'REFUSED',
    answer: refuse(...refusal),
  });
  if (isForeign(runtime, request.headers)) {
    return refused(403, 'A page of another origin cannot act with this session.', { code: 'FOREIGN_ORIGIN' });
  }
  if (operation.kind === 'REFUSED')
    return refused(operation.status, operation.message, { code: 'BAD_REQUEST' }, operation.headers);
  const bomb = operation.query === null ? null : explainBomb(operation.query);
  if (bomb !== null) return refused(400, `${bomb} Ask for less at a time.`, { code: 'OPERATION_TOO_LARGE' });
  const context = await readContext(runtime, request.headers);
  if (typeof context === 'string') {
    const challenge: Record<string, string> =
      context === 'BAD_TOKEN' ? { 'www-authenticate': 'Bearer error="invalid_token"' } : {};
    const { message, extensions } = explanations[context];
    return refused(context === 'BAD_TOKEN' ? 401 : 403, message, extensions, challenge);
  }
  return { kind: 'ADMITTED', body: operation.body, context };
}

/** A browser says which page asks. With a session's cookie only our own pages may; a token is nobody's cookie. */
function isForeign({ config }: Runtime, headers: Headers): boolean {
  if (bearerOf(headers) !== null || !hasSessionCookie(headers)) return false;
  const origin = headers.get('origin');
  if (origin !== null) return !trustedOrigins(config).includes(origin);
  return headers.get('sec-fetch-site') === 'cross-site';
}

export const explanations = {
  BAD_TOKEN: {
    message: 'This token is not valid: unknown, expired or revoked. Make another one.',
    extensions: { code: 'UNAUTHENTICATED' },
  },
  NO_SHOP: {
    message: 'You are signed in but not staff of any shop. Ask an administrator.',
    extensions: { code: 'FORBIDDEN' },
  },
};

/** An answer of one error, as GraphQL over HTTP. */
export function refuse(
  status: number,
  message: string,
  extensions: { code: string; reference?: string },
  headers: Record<string, string> = {},
): GraphqlAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify({ errors: [{ message, extensions }] }),
  };
}
