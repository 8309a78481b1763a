import { createRequest, formatDocument, stringifyDocument, type TypedDocumentNode } from '@urql/core';
import type { GraphQLFormattedError } from 'graphql';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { executeForSession } from '#graphql/request/execute-graphql';
import { runtime } from '#graphql/runtime';
import { AdminFrameQuery } from './admin-frame-query';
import type { FirstData } from './graphql-client';

/** What the frame around every page shows; `null` when nobody is signed in. */
export const loadFrame = cache(async (): Promise<FirstData | null> => {
  const { answer, firstData } = await execute(AdminFrameQuery, {});
  const isSignedOut = answer.errors?.some((error) => error.extensions?.code === 'UNAUTHENTICATED');
  return isSignedOut ? null : firstData;
});

/**
 * Executes a page's query in this process, with the viewer's session, in the form that the browser's client takes over.
 * Somebody who is not signed in is sent to sign in and comes back to `path`. An error is drawn by the page.
 */
export async function loadFirstData<Variables extends Record<string, unknown>>(
  path: string,
  query: TypedDocumentNode<unknown, Variables>,
  variables: NoInfer<Variables>,
): Promise<FirstData> {
  if (!(await loadFrame())) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  return (await execute(query, variables)).firstData;
}

async function execute<Variables extends Record<string, unknown>>(
  query: TypedDocumentNode<unknown, Variables>,
  variables: Variables,
) {
  const { key } = createRequest(query, variables);
  const answer = await executeForSession(runtime(), await headers(), {
    // With __typename everywhere, as the browser's cache asks for it.
    query: stringifyDocument(formatDocument(query)),
    variables,
  });
  const firstData: FirstData = {
    [key]: {
      data: JSON.stringify(answer.data ?? null),
      ...(answer.errors && { error: { graphQLErrors: seen(answer.errors) } }),
    },
  };
  return { answer, firstData };
}

function seen(errors: readonly GraphQLFormattedError[]) {
  return errors.map(({ message, path, extensions }) => ({ message, path, extensions }));
}
