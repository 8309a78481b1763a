import { connect, type Socket } from 'node:net';
import { noticeBody } from './notice-body';

export interface NoticesToSend {
  url: string;
  gmopgShopId: string;
  /** The first of `count` notices, each of which is sent once. */
  from: number;
  count: number;
  connections: number;
  /** null: as fast as they are answered. */
  perSecond: number | null;
}

export interface NoticesSent {
  perSecond: number;
  /** From the moment a notice was due to its answer. */
  p50Ms: number;
  p99Ms: number;
  /** Answered by anything but `0`. */
  refused: number;
}

// A process of its own on plain sockets: every microsecond spent here is one that the server does not get.
process.on('message', async (ask: NoticesToSend) => process.send?.(await sendNotices(ask)));
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
console.log('ready');

async function sendNotices({
  url,
  gmopgShopId,
  from,
  count,
  connections,
  perSecond,
}: NoticesToSend): Promise<NoticesSent> {
  const { hostname, port, pathname } = new URL(url);
  const requests = Array.from({ length: count }, (_, i) => {
    const body = noticeBody(gmopgShopId, from + i);
    const type = 'application/x-www-form-urlencoded';
    const head = `POST ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n`;
    return Buffer.concat([Buffer.from(head), body]);
  });
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(Number(port), hostname)));
  const waits: number[] = [];
  let next = 0;
  let refused = 0;
  const startedAt = performance.now();

  async function work(socket: Socket): Promise<void> {
    for (let i = next++; i < count; i = next++) {
      const request = requests[i];
      if (!request) return;
      const dueAt = perSecond === null ? performance.now() : startedAt + (i / perSecond) * 1000;
      await until(dueAt);
      if ((await exchange(socket, request)) !== '0') refused++;
      waits.push(performance.now() - dueAt);
    }
  }

  await Promise.all(sockets.map(work));
  const seconds = (performance.now() - startedAt) / 1000;
  for (const socket of sockets) socket.destroy();
  waits.sort((a, b) => a - b);
  const waitOf = (share: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0;
  return { perSecond: count / seconds, p50Ms: waitOf(0.5), p99Ms: waitOf(0.99), refused };
}

async function until(moment: number): Promise<void> {
  const wait = moment - performance.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
}

function open(port: number, host: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host, noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** The body of the answer. */
function exchange(socket: Socket, request: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const end = (result: () => void) => {
      socket.off('data', hear).off('close', closed).off('error', reject);
      result();
    };
    const closed = () =>
      end(() => reject(new Error(`The connection closed after ${answer.length} characters.`)));
    const hear = (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      const body = bodyOf(answer);
      if (body !== null) end(() => resolve(body));
    };
    socket.on('data', hear).once('close', closed).once('error', reject);
    socket.write(request);
  });
}

/** null until it is all there. An answer without a length comes in chunks: GMOPG's one byte fits the first. */
function bodyOf(answer: string): string | null {
  const start = answer.indexOf('\r\n\r\n') + 4;
  if (start < 4) return null;
  const length = /^content-length: *(\d+)/im.exec(answer.slice(0, start))?.[1];
  if (length !== undefined) return answer.length >= start + Number(length) ? answer.slice(start) : null;
  if (!answer.endsWith('\r\n0\r\n\r\n') && !answer.endsWith('0\r\n\r\n')) return null;
  return answer.slice(answer.indexOf('\r\n', start) + 2).replace(/\r\n0\r\n\r\n$/, '');
}
