import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, clientReader, rewriteForwarding } from '#server/client-of';
import { refuse } from '#server/read-body';
import { secure } from '#server/security-headers';

/** Answers a request itself, or returns null for somebody else to answer it. */
export type Lane = (
  request: IncomingMessage,
  response: ServerResponse,
  client: Client,
) => Promise<void> | null;

export interface HttpServer {
  listen(port: number, host: string | null): Promise<void>;
  /** Takes no new connection, answers everything that was asked, then closes. */
  drain(): Promise<void>;
}

const longestOtherBody = 1024 * 1024;

/** The server around Next: slow senders are cut off, bodies are bounded, and `lanes` answer before Next is asked. */
export function createHttpServer({
  lanes,
  pages,
  trustedProxies,
  onFailure,
  timeouts = { headers: 15_000, request: 20_000 },
}: {
  lanes: readonly Lane[];
  pages: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  trustedProxies: readonly string[];
  onFailure: (error: unknown) => void;
  /** Milliseconds a sender may take for the headers, and for the whole request. */
  timeouts?: { headers: number; request: number };
}): HttpServer {
  const clientOf = clientReader(trustedProxies);
  let isDraining = false;

  const server = createServer(
    {
      headersTimeout: timeouts.headers,
      requestTimeout: timeouts.request,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 500,
    },
    (request, response) => {
      if (isDraining) response.setHeader('Connection', 'close');
      answer(request, response).catch((error) => {
        if (!request.socket.destroyed) onFailure(error);
        fail(response);
      });
    },
  );
  // A reader that takes nothing for two minutes; a live stream says something every few seconds.
  server.setTimeout(120_000);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!request.url?.startsWith('/'))
      return refuse(request, response, { status: 400, text: 'Ask for a path.\n' });
    const client = clientOf(request);
    rewriteForwarding(request, client);
    secure(request, response, client.isHttps);
    for (const lane of lanes) {
      const answered = lane(request, response, client);
      if (answered !== null) return answered;
    }
    const tooLong = explainLength(request);
    if (tooLong !== null) return refuse(request, response, tooLong);
    return pages(request, response);
  }

  return {
    listen: (port, host) => listen(server, port, host),
    drain: () => {
      isDraining = true;
      return drain(server);
    },
  };
}

function explainLength({ headers }: IncomingMessage): { status: number; text: string } | null {
  if (headers['transfer-encoding'] !== undefined) return { status: 411, text: 'Send a Content-Length.\n' };
  if (Number(headers['content-length'] ?? 0) <= longestOtherBody) return null;
  return { status: 413, text: 'The body is longer than 1 MiB.\n' };
}

function fail(response: ServerResponse): void {
  if (response.headersSent) return void response.destroy();
  response
    .writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' })
    .end('Something went wrong here.\n');
}

function listen(server: Server, port: number, host: string | null): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE';
      const advice = `Port ${port} is taken: stop what listens there, or choose another with PORT=${port + 1}.`;
      reject(taken ? new Error(advice, { cause: error }) : error);
    });
    server.listen({ port, ...(host !== null && { host }) }, resolve);
  });
}

async function drain(server: Server): Promise<void> {
  // http's own close() would cut idle connections at once, with a request perhaps on its way.
  const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
  await Promise.race([closed, sleep(1000)]);
  for (let waited = 1000; server.listenerCount('close') > 0 && waited < 10_000; waited += 100) {
    server.closeIdleConnections();
    await Promise.race([closed, sleep(100)]);
  }
  server.closeAllConnections();
}
