import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { longestBody } from '#graphql/request/read-operation';
import { streamGraphqlRequest } from '#graphql/request/stream-graphql';
import type { Runtime } from '#graphql/runtime';
import { headersOf, splitUrl } from '#server/graphql-lane';
import type { Lane } from '#server/http-server';
import { readBody, refuse } from '#server/read-body';

/** A reader that takes nothing for so long is gone, or too slow to be told anything live. */
const longestWaitMs = 30_000;

/** /api/graphql/stream straight behind our server; the same function as its route handler. */
export function streamLane(runtime: Runtime): Lane {
  return (request, response) => {
    const { path, search } = splitUrl(request.url ?? '');
    if (path !== '/api/graphql/stream') return null;
    return readBody(request, longestBody).then(async (body) => {
      if (body === null)
        return refuse(request, response, { status: 413, text: 'The body is longer than 100 KiB.\n' });
      const method = request.method ?? 'GET';
      const headers = headersOf(request.headers);
      const stream = await streamGraphqlRequest(runtime, { method, headers, search, body });
      if (stream.kind === 'ANSWERED') {
        response.writeHead(stream.answer.status, stream.answer.headers).end(stream.answer.body);
        return;
      }
      response.once('close', stream.close);
      response.writeHead(200, stream.headers);
      await pass(stream.chunks, response);
    });
  };
}

async function pass(chunks: AsyncGenerator<string, void>, response: ServerResponse): Promise<void> {
  for await (const chunk of chunks) {
    if (response.destroyed) break;
    if (response.write(chunk)) continue;
    const waiting = new AbortController();
    const drained = new Promise<void>((resolve) => {
      response.once('drain', resolve).once('close', resolve);
    });
    const given = sleep(longestWaitMs, 'TOO_SLOW' as const, { signal: waiting.signal, ref: false }).catch(
      () => null,
    );
    const how = await Promise.race([drained, given]);
    waiting.abort();
    if (how === 'TOO_SLOW') return void response.destroy();
  }
  response.end();
}
