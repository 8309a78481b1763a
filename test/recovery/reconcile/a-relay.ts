import { createServer, request as send } from 'node:http';
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
  /** From now on GMOPG answers this ErrInfo about the OrderID. */
  refuse(orderId: string, info: string): void;
}

/** Stands before the simulator and notes every question; `delayMs` makes each answer wait. */
export async function aRelay(simulatorUrl: string, { delayMs = 0 } = {}): Promise<Relay> {
  const refused = new Map<string, string>();
  const relay: Relay = {
    ...{ url: '', asked: [], askedAt: [], mostAtOnce: 0 },
    refuse: (orderId, info) => void refused.set(orderId, info),
  };
  let underWay = 0;
  const server = createServer(async (request, response) => {
    underWay++;
    relay.mostAtOnce = Math.max(relay.mostAtOnce, underWay);
    response.on('close', () => underWay--);
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    if (request.url?.includes('SearchTrade')) {
      const orderId = new URLSearchParams(body.toString('latin1')).get('OrderID') ?? '';
      relay.asked.push(orderId);
      relay.askedAt.push(performance.now());
      const info = refused.get(orderId);
      if (info !== undefined) {
        response.end(`ErrCode=${info.slice(0, 3)}&ErrInfo=${info}`);
        return;
      }
    }
    const headers = {
      'content-type': request.headers['content-type'] ?? '',
      'content-length': String(body.length),
    };
    const url = `${simulatorUrl}${request.url}`;
    // No agent: a kept connection that the simulator closes would look like its silence.
    const forwarded = send(url, { method: 'POST', headers, agent: false }, (answer) => {
      answer.on('error', () => response.destroy());
      setTimeout(() => {
        response.writeHead(answer.statusCode ?? 500, {
          'content-type': answer.headers['content-type'] ?? '',
        });
        answer.pipe(response);
      }, delayMs);
    });
    forwarded.on('error', () => response.destroy());
    forwarded.end(body);
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
