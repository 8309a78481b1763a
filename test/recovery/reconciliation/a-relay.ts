import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Relay {
  url: string;
  /** The OrderIDs that were asked for at SearchTrade, in the order they came. */
  asked: string[];
  /** When each came, in milliseconds. */
  askedAt: number[];
  /** How many were under way at once, at the most. */
  mostAtOnce: number;
}

/** Stands before the simulator and notes every question; `delayMs` makes each answer wait. */
export async function aRelay(simulatorUrl: string, { delayMs = 0 } = {}): Promise<Relay> {
  const relay: Relay = { url: '', asked: [], askedAt: [], mostAtOnce: 0 };
  let underWay = 0;
  const server = createServer(async (request, response) => {
    underWay++;
    relay.mostAtOnce = Math.max(relay.mostAtOnce, underWay);
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    if (request.url?.includes('SearchTrade')) {
      relay.asked.push(new URLSearchParams(body.toString('latin1')).get('OrderID') ?? '');
      relay.askedAt.push(performance.now());
    }
    try {
      const headers = { 'content-type': request.headers['content-type'] ?? '' };
      const answer = await fetch(`${simulatorUrl}${request.url}`, { method: 'POST', headers, body });
      const bytes = Buffer.from(await answer.arrayBuffer());
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
      response.end(bytes);
    } catch {
      response.destroy();
    }
    underWay--;
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  relay.url = `http://127.0.0.1:${port}`;
  return relay;
}
