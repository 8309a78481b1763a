import { readGraphqlBody } from '#app/api/graphql/read-graphql-body';
import { streamGraphqlRequest } from '#graphql/request/stream-graphql';
import { runtime } from '#graphql/runtime';

export const dynamic = 'force-dynamic';

export { answer as GET, answer as POST };

async function answer(request: Request): Promise<Response> {
  const stream = await streamGraphqlRequest(runtime(), {
    method: request.method,
    headers: request.headers,
    search: new URL(request.url).search,
    body: await readGraphqlBody(request),
  });
  if (stream.kind === 'ANSWERED') {
    const { status, headers, body } = stream.answer;
    return new Response(body, { status, headers });
  }
  request.signal.addEventListener('abort', stream.close, { once: true });
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await stream.chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: stream.close,
  });
  return new Response(body, { headers: stream.headers });
}
