import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultName } from '#gmopg/simulator/fault-plan';

export type ReplyFault = Extract<
  FaultName,
  'REPLY_LOST' | 'REPLY_CUT' | 'REPLY_EMPTY' | 'REPLY_HTML' | 'REPLY_SLOW' | 'ALTER_REPLY_LOST'
>;

/** Whether the caller's machine took the whole reply, as far as this side can see. */
export type ReplyFate = 'GOT' | 'LOST';

/** Answers a call: HTTP 200 for success and error alike, Windows-31J bytes, one line. `text` is a byte string. */
export async function sendReply(
  response: ServerResponse,
  text: string,
  { fault, slowMs }: { fault: ReplyFault | null; slowMs: number },
): Promise<ReplyFate> {
  switch (fault) {
    case 'REPLY_LOST':
    case 'ALTER_REPLY_LOST':
      response.destroy();
      return 'LOST';
    case 'REPLY_CUT':
      return cutReply(response, text);
    case 'REPLY_EMPTY':
      await sendBody(response, { status: 200, type: plainText, body: '' });
      return 'LOST';
    case 'REPLY_HTML':
      await sendBody(response, { status: 200, type: htmlType, body: htmlPage });
      return 'LOST';
    case 'REPLY_SLOW':
      if (await isGoneWithin(response, slowMs)) return 'LOST';
      return sendBody(response, { status: 200, type: plainText, body: text });
    case null:
      return sendBody(response, { status: 200, type: plainText, body: text });
  }
}

/** What a load balancer says when nobody is behind it. */
export function sendUnavailable(response: ServerResponse): Promise<ReplyFate> {
  return sendBody(response, { status: 503, type: htmlType, body: htmlPage });
}

/** For what is no call at all. Ends the connection, because the body may not have been read. */
export function refuseRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { status, text }: { status: number; text: string },
): Promise<ReplyFate> {
  request.resume();
  return sendBody(response, { status, type: 'text/plain; charset=utf-8', body: `${text}\n` });
}

export function resetConnection(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

const plainText = 'text/plain;charset=Windows-31J';
const htmlType = 'text/html; charset=Shift_JIS';
const htmlPage =
  '<html><head><title>Service Unavailable</title></head><body><h1>Service Unavailable</h1></body></html>';

function sendBody(
  response: ServerResponse,
  { status, type, body }: { status: number; type: string; body: string },
): Promise<ReplyFate> {
  response.writeHead(status, { 'Content-Type': type, Connection: 'close' });
  // A flush of its own, so that the reply goes out chunked, as recorded.
  response.flushHeaders();
  response.end(body, 'latin1');
  return fateOf(response);
}

function cutReply(response: ServerResponse, text: string): Promise<ReplyFate> {
  response.writeHead(200, { 'Content-Type': plainText, Connection: 'close' });
  response.write(text.slice(0, Math.ceil(text.length / 2)), 'latin1', () => response.destroy());
  return fateOf(response);
}

function fateOf(response: ServerResponse): Promise<ReplyFate> {
  return new Promise((resolve) => {
    if (response.destroyed) return resolve('LOST');
    response.once('finish', () => resolve('GOT')).once('close', () => resolve('LOST'));
  });
}

function isGoneWithin(response: ServerResponse, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), milliseconds);
    response.once('close', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
