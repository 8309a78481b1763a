import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Gateway } from '#recovery/gateway/ask-gateway';

/** Stands before GMOPG: `meanwhile` happens after a call, like AlterTran, left this side and before GMOPG sees it. */
export async function aGate(gateway: Gateway, meanwhile: (call: string) => unknown): Promise<Gateway> {
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    await meanwhile(/(\w+)\.idPass$/.exec(request.url ?? '')?.[1] ?? '');
    const reply = await fetch(`${gateway.access.endpoint}${request.url}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.concat(chunks),
    });
    response.end(Buffer.from(await reply.arrayBuffer()));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { ...gateway, access: { ...gateway.access, endpoint: `http://127.0.0.1:${port}` } };
}
