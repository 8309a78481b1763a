import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

/** What came back. `body`: its first bytes as a byte string. */
export type NoticeAnswer =
  | { kind: 'ANSWERED'; status: number; body: string }
  | { kind: 'LATE' }
  | { kind: 'BROKEN'; problem: string };

/** More than this is no acknowledgement, whatever else it says. */
const MAX_BODY = 1024;

/** Posts a notice once, on a connection of its own, and waits `deadlineMs` for the whole answer. Never rejects. */
export function postNotice(
  url: string,
  body: string,
  { deadlineMs, signal }: { deadlineMs: number; signal: AbortSignal },
): Promise<NoticeAnswer> {
  return new Promise((resolve) => {
    const bytes = Buffer.from(body, 'latin1');
    const settle = (answer: NoticeAnswer) => {
      clearTimeout(deadline);
      resolve(answer);
      request.destroy();
    };
    const send = url.startsWith('https:') ? requestHttps : requestHttp;
    const request = send(url, {
      ...{ method: 'POST', agent: false, signal },
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': bytes.length },
    });
    const deadline = setTimeout(() => settle({ kind: 'LATE' }), deadlineMs);
    const fail = (error: Error) => settle({ kind: 'BROKEN', problem: error.message });
    request.on('error', fail);
    request.on('response', (response) => {
      let read = '';
      const answered = () => settle({ kind: 'ANSWERED', status: response.statusCode ?? 0, body: read });
      response.setEncoding('latin1');
      response.on('data', (chunk: string) => {
        read += chunk;
        if (read.length > MAX_BODY) answered();
      });
      response.on('end', answered).on('error', fail);
    });
    request.end(bytes);
  });
}
