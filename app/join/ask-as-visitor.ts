import { createRequest, stringifyDocument, type TypedDocumentNode } from '@urql/core';

/** Asks the API without a session's page around it; null: it did not answer. */
export async function askAsVisitor<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data | null> {
  const { query } = createRequest(document, variables);
  try {
    const answer = await fetch('/api/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: stringifyDocument(query), variables }),
    });
    return dataOf<Data>(await answer.json());
  } catch {
    return null;
  }
}

/** The server answers what the document asks for, as its types say. */
function dataOf<Data>(body: { data?: unknown }): Data | null {
  return (body.data ?? null) as Data | null;
}
