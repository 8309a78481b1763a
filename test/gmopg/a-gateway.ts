import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { GatewayAccess } from '#gmopg/gateway-access';

interface Asked {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export type Script = (response: ServerResponse) => void;

/** Plays GMOPG for one test: notes what it is asked and answers the n-th request by the n-th script, the last one again and again. */
export async function aGateway(...scripts: Script[]) {
  const asked: Asked[] = [];
  let connections = 0;
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', url = '', headers } = request;
    asked.push({ method, path: url, headers, body: Buffer.concat(chunks).toString('latin1') });
    scripts[Math.min(asked.length, scripts.length) - 1]?.(response);
  });
  server.on('connection', () => connections++);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(close);
  const { port } = server.address() as AddressInfo;
  const access: GatewayAccess = {
    endpoint: `http://127.0.0.1:${port}`,
    gmopgShopId: 'tshop00000001',
    shopPass: 'pa55+w&rd',
  };
  return { access, asked, connections: () => connections, close };
}

const plain = { 'content-type': 'text/plain;charset=Windows-31J' };

/** HTTP 200 and these bytes, in chunks as GMOPG sends them. */
export function replies(body: string | Uint8Array): Script {
  return (response) => {
    response.writeHead(200, plain);
    response.write(body);
    response.end();
  };
}

export function repliesWith(
  status: number,
  { headers = {}, body = '' }: { headers?: Record<string, string>; body?: string | Uint8Array },
): Script {
  return (response) => response.writeHead(status, { ...plain, ...headers }).end(body);
}

/** Exactly these bytes on the connection, then its end. */
export function writes(bytes: string): Script {
  return ({ socket }) => void socket?.end(bytes, 'latin1');
}

/** The connection breaks before anything is answered. */
export const breaksOff: Script = ({ socket }) => void socket?.resetAndDestroy();

export const staysSilent: Script = () => {};
