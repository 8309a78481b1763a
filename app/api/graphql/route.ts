import { executeGraphqlRequest } from '#graphql/execute-graphql';
import { longestBody } from '#graphql/read-operation';
import { runtime } from '#graphql/runtime';

export const dynamic = 'force-dynamic';

export { answer as GET, answer as POST };

async function answer(request: Request): Promise<Response> {
  const { status, headers, body } = await executeGraphqlRequest(runtime(), {
    method: request.method,
    headers: request.headers,
    search: new URL(request.url).search,
    body: await readBody(request),
  });
  return new Response(body, { status, headers });
}

/** Reads on until it is clear that the body is too long; whoever gets it refuses it then. */
async function readBody(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  while (reader && length <= longestBody) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.byteLength;
  }
  return Buffer.concat(chunks);
}
