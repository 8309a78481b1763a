'use client';
import { useCallback, useEffect, useState } from 'react';
import { type AnyVariables, type CombinedError, type TypedDocumentNode, useClient } from 'urql';

interface Answer<Data> {
  data: Data | null;
  error: CombinedError | null;
}

/**
 * A query's answer that stands still: what a dialog was opened on must not change because the dialog changed it.
 * `variables` are those of the first render.
 */
export function useAnswerOnce<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
) {
  const client = useClient();
  const [first] = useState(variables);
  const [answer, setAnswer] = useState<Answer<Data> | null>(null);
  const ask = useCallback(async () => {
    setAnswer(null);
    const { data, error } = await client.query(query, first, { requestPolicy: 'network-only' }).toPromise();
    setAnswer({ data: data ?? null, error: error ?? null });
  }, [client, query, first]);
  useEffect(() => {
    ask();
  }, [ask]);
  return { answer, ask };
}
