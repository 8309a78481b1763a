import { createServer } from 'node:http';
import { afterAll } from 'vitest';
import { GET, POST } from '#app/api/graphql/route';

/** The route handler behind a real socket; answers its address. */
export async function aListener(): Promise<string> {
  const server = createServer(async (incoming, outgoing) => {
    const method = incoming.method ?? 'GET';
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const headers = new Headers();
    for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
    const body = method === 'GET' || method === 'HEAD' ? undefined : Buffer.concat(chunks);
    const request = new Request(new URL(incoming.url ?? '/', 'http://localhost:3000'), {
      method,
      headers,
      body,
    });
    const response = await (method === 'GET' ? GET : POST)(request);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => server.close());
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The listener has no port.');
  return `http://127.0.0.1:${address.port}/api/graphql`;
}
