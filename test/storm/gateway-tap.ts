import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { readRequestForm } from '#gmopg/simulator/read-request-form';

export interface GatewayTap {
  /** What Fukkyu takes for GMOPG. */
  url: string;
  /** How often Fukkyu told GMOPG to reverse a trade's money, by AccessID and job, carried out or not. */
  reversalsSent: ReadonlyMap<`${string} ${string}`, number>;
  close(): void;
}

/** Lies on the line between Fukkyu and GMOPG and changes no byte: the ledger knows what was done, only this what was asked. */
export async function startGatewayTap(gatewayUrl: string): Promise<GatewayTap> {
  const { hostname, port } = new URL(gatewayUrl);
  const reversalsSent = new Map<`${string} ${string}`, number>();
  const sockets = new Set<Socket>();

  const server = createServer((client) => {
    const gateway = connect({ host: hostname, port: Number(port) });
    const heard: Buffer[] = [];
    client.on('data', (chunk) => heard.push(chunk));
    client.pipe(gateway);
    gateway.pipe(client);
    for (const [socket, other] of [
      [client, gateway],
      [gateway, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.resetAndDestroy());
      socket.on('close', () => sockets.delete(socket));
    }
    client.on('close', () => note(Buffer.concat(heard)));
  });

  function note(request: Buffer): void {
    const end = request.indexOf('\r\n\r\n');
    if (!request.subarray(0, 100).includes('/AlterTran.idPass') || end < 0) return;
    const form = readRequestForm(request.subarray(end + 4), 'application/x-www-form-urlencoded');
    if (!/^(VOID|RETURN|RETURNX)$/.test(form('JobCd'))) return;
    const order = `${form('AccessID')} ${form('JobCd')}` as const;
    reversalsSent.set(order, (reversalsSent.get(order) ?? 0) + 1);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The tap has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    reversalsSent,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
