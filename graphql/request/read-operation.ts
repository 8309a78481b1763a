import type { GraphqlRequest } from '#graphql/request/execute-graphql';

export const longestBody = 100 * 1024;

export type ReadOperation =
  | { kind: 'READ'; body: unknown; query: string | null }
  | { kind: 'REFUSED'; status: number; message: string; headers: Record<string, string> };

/** What a request asks for, by GraphQL over HTTP: GET with a query string, POST with JSON in UTF-8. */
export function readOperation({ method, headers, search, body }: GraphqlRequest): ReadOperation {
  if (method === 'GET')
    return { kind: 'READ', body: undefined, query: new URLSearchParams(search).get('query') };
  if (method !== 'POST') return refused(405, 'Ask by GET or POST.', { allow: 'GET, POST' });
  if (body.byteLength > longestBody)
    return refused(413, 'The body is longer than 100 KiB.', { connection: 'close' });

  const [type = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(';');
  if (type.trim() !== 'application/json') return refused(415, 'Send Content-Type: application/json.');
  const charset = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith('charset='));
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset))
    return refused(415, 'Send the JSON in UTF-8.');

  try {
    const parsed: unknown = JSON.parse(utf8.decode(body));
    return { kind: 'READ', body: parsed, query: queryOf(parsed) };
  } catch {
    return refused(400, 'The body is no JSON in UTF-8.');
  }
}

function queryOf(body: unknown): string | null {
  const isObject = typeof body === 'object' && body !== null;
  return isObject && 'query' in body && typeof body.query === 'string' ? body.query : null;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function refused(status: number, message: string, headers: Record<string, string> = {}): ReadOperation {
  return { kind: 'REFUSED', status, message, headers };
}
