import { GET, POST } from '#app/api/graphql/stream/route';
import { appUrl } from './a-graphql';

export interface StreamEvent {
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever was said
  data: any;
  errors?: { message: string; extensions: { code: string } }[];
}

/** A stream through its route handler: `next()` waits for a result, null once it is complete. */
export async function aStream(
  query: string,
  headers: Record<string, string>,
  { method = 'POST', variables = {} }: { method?: 'GET' | 'POST'; variables?: object } = {},
) {
  const gone = new AbortController();
  const address = new URL('/api/graphql/stream', appUrl);
  if (method === 'GET') {
    address.searchParams.set('query', query);
    address.searchParams.set('variables', JSON.stringify(variables));
  }
  const response = await (method === 'GET' ? GET : POST)(
    new Request(address, {
      method,
      headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
      signal: gone.signal,
      ...(method === 'POST' && { body: JSON.stringify({ query, variables }) }),
    }),
  );
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  let comments = 0;

  async function next(): Promise<StreamEvent | null> {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end === -1) {
        const read = await reader?.read();
        if (!read || read.done) return null;
        text += read.value;
        continue;
      }
      const [first = '', ...rest] = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      if (first === 'event: complete') return null;
      if (first === 'event: next') return JSON.parse(rest.join('\n').replace(/^data: /, ''));
      comments++;
    }
  }

  return {
    status: response.status,
    headers: response.headers,
    refusal: async () => JSON.parse((await reader?.read())?.value ?? 'null')?.errors?.[0],
    next,
    comments: () => comments,
    leave: () => gone.abort(),
  };
}
