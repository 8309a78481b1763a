import type { Probe } from './hold-stream';

/** Whether the server answers, and still knows this browser. */
export async function askWhoIAm(): Promise<Probe> {
  const answer = await fetch('/api/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'query AmISignedIn { viewer { id } }', variables: {} }),
  }).catch(() => null);
  if (answer === null || answer.status >= 500) return 'unreachable';
  const said: { data?: { viewer?: object | null } } | null = await answer.json().catch(() => null);
  return said?.data?.viewer === null ? 'signedOut' : 'signedIn';
}
