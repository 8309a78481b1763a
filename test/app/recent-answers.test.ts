import { createClient, fetchExchange } from '@urql/core';
import { expect, test } from 'vitest';
import { recentAnswers } from '#app/(admin)/recent-answers';

/** A server that answers page n with the one row n, and counts. */
function aClient(most: number) {
  const asked: string[] = [];
  const client = createClient({
    url: 'http://127.0.0.1/graphql',
    preferGetMethod: false,
    exchanges: [recentAnswers(most), fetchExchange],
    fetch: async (_, init) => {
      const { query, variables } = JSON.parse(String(init?.body));
      asked.push(query.includes('mutation') ? 'restore' : String(variables.page));
      const data = query.includes('mutation')
        ? { restore: { __typename: 'Row', id: '1' } }
        : { row: { __typename: 'Row', id: String(variables.page), asked: asked.length } };
      return Response.json({ data });
    },
  });
  const page = (n: number) =>
    client.query('query ($page: Int!) { row(page: $page) { id asked } }', { page: n });
  return { client, page, asked };
}

test('what was asked lately is answered without asking, what was asked long ago is forgotten', async () => {
  const { page, asked } = aClient(3);
  for (const n of [1, 2, 3, 4, 5]) await page(n).toPromise();
  for (const n of [5, 4, 3]) expect((await page(n).toPromise()).data.row.id).toBe(String(n));
  expect(asked).toEqual(['1', '2', '3', '4', '5']);
  await page(1).toPromise();
  expect(asked).toEqual(['1', '2', '3', '4', '5', '1']);
});

test('what is on the page is kept however much is asked beside it, and asked anew when a row of its type changes', async () => {
  const { client, page, asked } = aClient(2);
  const seen: number[] = [];
  const { unsubscribe } = page(0).subscribe(({ data }) => void seen.push(data?.row.asked));
  await expect.poll(() => seen).toEqual([1]);
  for (const n of [1, 2, 3, 4, 5]) await page(n).toPromise();
  await client.mutation('mutation { restore { id } }', {}).toPromise();
  await expect.poll(() => seen.at(-1)).toBe(8);
  expect(asked).toEqual(['0', '1', '2', '3', '4', '5', 'restore', '0']);
  unsubscribe();
  await page(5).toPromise();
  expect(asked.at(-1)).toBe('5');
});
