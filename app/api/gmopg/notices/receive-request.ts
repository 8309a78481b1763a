import { answerNotice, mostNoticeBytes, type NoticeDesk } from './answer-notice';

/** The route handlers' part: bytes in, one byte out. The body is read as bytes, because a form parser destroys Windows-31J. */
export async function receiveRequest(
  desk: NoticeDesk,
  request: Request,
  secret: string | null,
): Promise<Response> {
  const body = await readBody(request);
  if (!body) return reply({ status: 413, body: '1' });
  // Only our server sees who connects; a shop with a list of senders needs it.
  return reply(await answerNotice(desk, { secret, body, sourceAddress: null }));
}

function reply({ status, body }: { status: number; body: string }): Response {
  const headers = { 'content-type': 'text/plain', 'cache-control': 'no-store' };
  return new Response(body, {
    status,
    headers: status === 413 ? { ...headers, connection: 'close' } : headers,
  });
}

/** null when it is longer than a notice may be; the rest is not read. */
async function readBody(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > mostNoticeBytes) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > mostNoticeBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
