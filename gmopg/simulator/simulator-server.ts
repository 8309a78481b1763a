import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerCall } from '#gmopg/simulator/answer-call';
import { answerConsole } from '#gmopg/simulator/answer-console';
import type { Courier } from '#gmopg/simulator/courier';
import type { Gateway } from '#gmopg/simulator/gateway';
import type { Outage } from '#gmopg/simulator/outages';
import { resetConnection, sendUnavailable } from '#gmopg/simulator/send-reply';

export interface SimulatorServer {
  url: string;
  outage(): Outage | null;
  setOutage(outage: Outage | null): Promise<void>;
  close(): Promise<void>;
}

export interface SimulatorParts {
  gateway: Gateway;
  courier: Courier;
  slowMs: number;
  log: (line: string) => void;
}

export async function startSimulatorServer(
  parts: SimulatorParts,
  { port, host }: { port: number; host: string },
): Promise<SimulatorServer> {
  let outage: Outage | null = null;

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = /^\/payment\/([A-Za-z]+)\.idPass(?:\?|$)/.exec(request.url ?? '')?.[1];
    if (call === undefined)
      return answerConsole({ ...parts, outage: () => outage, setOutage }, request, response);
    if (outage === 'SILENT') return void request.resume();
    if (outage === 'RESET') return resetConnection(response);
    if (outage === 'UNAVAILABLE') return void sendUnavailable(response);
    return answerCall(parts, call, request, response);
  }

  const server = createServer({ requestTimeout: 30_000 }, (request, response) => {
    // A caller that goes away is an everyday fault here, never a crash.
    request.on('error', () => {});
    response.on('error', () => {});
    route(request, response).catch((error: unknown) => {
      parts.log(`The simulator failed: ${error instanceof Error ? error.stack : String(error)}`);
      response.destroy();
    });
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  const listening = await listen(server, port, host);

  async function setOutage(next: Outage | null): Promise<void> {
    outage = next;
    if (next === 'REFUSED' && server.listening) await stop(server);
    if (next !== 'REFUSED' && !server.listening) await listen(server, listening, host);
  }

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${listening}`,
    outage: () => outage,
    setOutage,
    close: () => stop(server),
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
