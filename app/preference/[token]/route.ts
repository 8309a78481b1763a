import { runtime } from '#graphql/runtime';
import { showOffer, takeAnswer } from '../preference-desk';

export const dynamic = 'force-dynamic';

interface Params {
  params: Promise<{ token: string }>;
}

export async function GET(_: Request, { params }: Params): Promise<Response> {
  return showOffer(runtime(), (await params).token);
}

export async function POST(request: Request, { params }: Params): Promise<Response> {
  return takeAnswer(runtime(), (await params).token, request);
}
