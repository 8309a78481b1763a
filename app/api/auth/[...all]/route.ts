import { runtime } from '#graphql/runtime';

export const dynamic = 'force-dynamic';

export { answer as GET, answer as POST };

function answer(request: Request): Promise<Response> {
  return runtime().auth.handler(request);
}
