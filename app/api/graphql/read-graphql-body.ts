import { longestBody } from '#graphql/request/read-operation';

/** Reads on until it is clear that the body is too long; whoever gets it refuses it then. */
export async function readGraphqlBody(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  while (reader && length <= longestBody) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.byteLength;
  }
  return Buffer.concat(chunks);
}
