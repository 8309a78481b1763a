import { runtime } from '#graphql/runtime';
import { receiveRequest } from './receive-request';

export const dynamic = 'force-dynamic';

/** The bare URL, for a shop that allows it. */
export async function POST(request: Request): Promise<Response> {
  return receiveRequest(runtime(), request, null);
}
