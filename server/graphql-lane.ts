import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { executeGraphqlRequest } from '#graphql/request/execute-graphql';
import { longestBody } from '#graphql/request/read-operation';
import type { Runtime } from '#graphql/runtime';
import type { Lane } from '#server/http-server';
import { readBody, refuse } from '#server/read-body';

/** /api/graphql straight behind our server, without Next's cost; the same function as its route handler. */
export function graphqlLane(runtime: Runtime): Lane {
  return (request, response) => {
    const { path, search } = splitUrl(request.url ?? '');
    return path === '/api/graphql' ? answer(runtime, { request, response, search }) : null;
  };
}

async function answer(
  runtime: Runtime,
  { request, response, search }: { request: IncomingMessage; response: ServerResponse; search: string },
): Promise<void> {
  const body = await readBody(request, longestBody);
  if (body === null)
    return refuse(request, response, { status: 413, text: 'The body is longer than 100 KiB.\n' });
  const answered = await executeGraphqlRequest(runtime, {
    method: request.method ?? 'GET',
    headers: headersOf(request.headers),
    search,
    body,
  });
  const bytes = Buffer.from(answered.body);
  response.writeHead(answered.status, { ...answered.headers, 'content-length': bytes.length }).end(bytes);
}

/** `search` with its question mark, or empty; a further question mark belongs to it. */
export function splitUrl(url: string): { path: string; search: string } {
  const mark = url.indexOf('?');
  return mark === -1 ? { path: url, search: '' } : { path: url.slice(0, mark), search: url.slice(mark) };
}

export function headersOf(incoming: IncomingHttpHeaders): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming)) {
    if (value !== undefined && !name.startsWith(':'))
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
