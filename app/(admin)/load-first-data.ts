import { createRequest, formatDocument, stringifyDocument, type TypedDocumentNode } from '@urql/core';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { executeForSession } from '#graphql/execute-graphql';
import { runtime } from '#graphql/runtime';
import { AdminFrameQuery } from './admin-frame-query';
import type { FirstData } from './graphql-client';

/** What the frame around every page shows; `null` when nobody is signed in. */
export const loadFrame = cache(async (): Promise<FirstData | null> => {
  const { answer, firstData } = await execute(AdminFrameQuery, {});
  return answer.data?.viewer ? firstData : null;
});

/**
 * Executes a page's query in this process, with the viewer's session, in the form that the browser's client takes over.
 * Somebody who is not signed in is sent to sign in and comes back to `path`.
 */
export async function loadFirstData<Variables extends object>(
  path: string,
  query: TypedDocumentNode<unknown, Variables>,
  variables: NoInfer<Variables>,
): Promise<FirstData> {
  if (!(await loadFrame())) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  return (await execute(query, variables)).firstData;
}

async function execute<Variables extends object>(
  query: TypedDocumentNode<unknown, Variables>,
  variables: Variables,
) {
  const { key } = createRequest<unknown, object>(query, variables);
  const answer = await executeForSession(runtime(), await headers(), {
    // With __typename everywhere, as the browser's cache asks for it.
    query: stringifyDocument(formatDocument(query)),
    variables: { ...variables },
  });
  const graphQLErrors = answer.errors?.map(({ message, path, extensions }) => ({
    message,
    path,
    extensions,
  }));
  const firstData: FirstData = {
    [key]: { data: JSON.stringify(answer.data ?? null), ...(graphQLErrors && { error: { graphQLErrors } }) },
  };
  return { answer, firstData };
}
