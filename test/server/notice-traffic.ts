import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { aNotice } from '#test/a-notice';

export interface NoticeTraffic {
  /** AccessIDs that were answered `0`. */
  acknowledged: string[];
  /** Answers other than `0`. */
  refused: number;
  /** The request was sent, and the connection ended without an answer. */
  dropped: number;
  /** Nobody listened: nothing was sent. */
  unheard: number;
  /** The longest time an answer took, in milliseconds. */
  longest: number;
  /** Waits for the requests under way; nothing is sent any more. */
  stop(): Promise<void>;
}

/** Sends notices, each a trade of its own, over `connections` kept-alive connections to the URLs in turn until stopped. */
export function sendNotices(
  noticeUrls: string[],
  { shopId, connections = 16 }: { shopId: string; connections?: number },
): NoticeTraffic {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let isStopped = false;
  let sent = 0;
  const traffic = { acknowledged: [] as string[], refused: 0, dropped: 0, unheard: 0, longest: 0 };

  async function sendOne(): Promise<void> {
    const accessId = randomBytes(16).toString('hex');
    const startedAt = Date.now();
    const url = noticeUrls[sent++ % noticeUrls.length] ?? '';
    const body = aNotice({ ShopID: shopId, AccessID: accessId, OrderID: `L${accessId.slice(0, 20)}` });
    const answer = await post(url, body, agent);
    traffic.longest = Math.max(traffic.longest, Date.now() - startedAt);
    if (answer === '0') traffic.acknowledged.push(accessId);
    else if (answer === 'DROPPED') traffic.dropped += 1;
    else if (answer === 'UNHEARD') traffic.unheard += 1;
    else traffic.refused += 1;
    if (answer === 'UNHEARD') await new Promise((resolve) => setTimeout(resolve, 20));
  }

  const senders = Array.from({ length: connections }, async () => {
    while (!isStopped) await sendOne();
  });
  return Object.assign(traffic, {
    async stop() {
      isStopped = true;
      await Promise.all(senders);
      agent.destroy();
    },
  });
}

function post(url: string, body: Uint8Array, agent: Agent): Promise<string> {
  return new Promise((resolve) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': body.byteLength,
    };
    const asked = request(url, { method: 'POST', agent, headers }, async (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
      response.on('error', () => resolve('DROPPED'));
    });
    asked.on('error', (error) =>
      resolve('code' in error && error.code === 'ECONNREFUSED' ? 'UNHEARD' : 'DROPPED'),
    );
    asked.end(body);
  });
}
