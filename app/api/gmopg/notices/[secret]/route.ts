import { runtime } from '#graphql/runtime';
import { receiveRequest } from '../receive-request';

export const dynamic = 'force-dynamic';

export async function POST(
  request: Request,
  { params }: { params: Promise<{ secret: string }> },
): Promise<Response> {
  return receiveRequest(runtime(), request, (await params).secret);
}
