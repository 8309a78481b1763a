import { readGraphqlBody } from '#app/api/graphql/read-graphql-body';
import { executeGraphqlRequest } from '#graphql/request/execute-graphql';
import { runtime } from '#graphql/runtime';

export const dynamic = 'force-dynamic';

export { answer as GET, answer as POST };

async function answer(request: Request): Promise<Response> {
  const { status, headers, body } = await executeGraphqlRequest(runtime(), {
    method: request.method,
    headers: request.headers,
    search: new URL(request.url).search,
    body: await readGraphqlBody(request),
  });
  return new Response(body, { status, headers });
}
