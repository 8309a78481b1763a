import type { IncomingMessage } from 'node:http';

/** The whole body; null when it is longer than `limit` bytes or the sender went away. Never rejects. */
export function readRequestBody(request: IncomingMessage, limit: number): Promise<Uint8Array | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) return resolve(null);
      chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => resolve(null)).on('close', () => resolve(null));
  });
}
