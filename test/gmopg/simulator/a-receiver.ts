import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { decodeNotice } from '#gmopg/decode-notice';

export interface ReceivedNotice {
  body: string;
  orderId: string | null;
  accessId: string | null;
  status: string | null;
}

type Answer = (response: ServerResponse, notice: ReceivedNotice, count: number) => void;

/** A shop's notice URL. Answers `0` unless told otherwise; `count` is 1 for the first notice. */
export async function aReceiver(
  answer: Answer = (response) => response.end('0'),
): Promise<{ url: string; received: ReceivedNotice[]; statuses: () => (string | null)[] }> {
  const received: ReceivedNotice[] = [];
  const server = createServer((request, response) => {
    response.on('error', () => {});
    readAll(request).then((bytes) => {
      const { orderId, accessId, gatewayStatus: status } = decodeNotice(bytes);
      const notice = { body: Buffer.from(bytes).toString('latin1'), orderId, accessId, status };
      received.push(notice);
      answer(response, notice, received.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/notices`,
    received,
    statuses: () => received.map(({ status }) => status),
  };
}

async function readAll(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
