import { serverAudits } from 'graphql-http';
import { expect, test } from 'vitest';
import { aShop } from '#test/a-shop';
import { aGraphql, appUrl } from '#test/graphql/a-graphql';
import { aListener } from '#test/graphql/a-listener';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const graphql = aGraphql(database);
const { shop } = await aShop(database);
const url = await aListener();
const json = { 'content-type': 'application/json' };
const strict = { ...json, accept: 'application/graphql-response+json' };

test("graphql-http's audits of GraphQL over HTTP find no error and no warning", async () => {
  // Some audits look into the schema, which is for viewers.
  const { headers: token } = await graphql.asToken(shop.id);
  const fetchFn = (address: string, { headers = {}, ...init }: RequestInit = {}) =>
    fetch(address, { ...init, headers: { ...Object.fromEntries(new Headers(headers)), ...token } });
  const results = await Promise.all(serverAudits({ url, fetchFn }).map((audit) => audit.fn()));
  const found = results
    .filter(({ status }) => status !== 'ok')
    .map(({ status, name }) => `${status}: ${name}`);
  expect(found.filter((line) => !line.startsWith('notice'))).toEqual([]);
  expect(results.length - found.length, found.join('\n')).toBeGreaterThanOrEqual(58);
});

test.each([
  ['broken JSON', '{"query":', json, 400],
  ['a body that is no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), json, 400],
  ['no body', '', json, 400],
  ['a list of operations', '[{"query":"{__typename}"}]', json, 400],
  ['no query', '{}', json, 400],
  ['a query that is no string', '{"query":{"a":1}}', json, 400],
  ['variables that are a string', '{"query":"{__typename}","variables":"{}"}', json, 400],
  ['a syntax error', '{"query":"{"}', strict, 400],
  ['a syntax error that is asked for as plain JSON', '{"query":"{"}', json, 200],
  ['an unknown field', '{"query":"{nothing}"}', strict, 400],
  ['an unknown operation', '{"query":"query A{__typename}","operationName":"B"}', strict, 400],
  ['text/plain', '{"query":"{__typename}"}', { 'content-type': 'text/plain' }, 415],
  ['a form', 'query={__typename}', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['no content type', new TextEncoder().encode('{"query":"{__typename}"}'), {}, 415],
  [
    'JSON in another charset',
    '{"query":"{__typename}"}',
    { 'content-type': 'application/json; charset=shift_jis' },
    415,
  ],
  ['more than 100 KiB', JSON.stringify({ query: `{__typename} #${' '.repeat(100 * 1024)}` }), json, 413],
])('%s is refused with a clear answer', async (_, body, headers, status) => {
  const response = await fetch(url, { method: 'POST', body, headers });
  expect(response.status).toBe(status);
  const { errors } = await response.json();
  expect(errors[0].message.length).toBeGreaterThan(5);
});

test('the charset parameter of JSON is understood', async () => {
  for (const charset of ['utf-8', 'UTF-8', '"utf-8"']) {
    const type = { 'content-type': `application/json; charset=${charset}` };
    const response = await fetch(url, { method: 'POST', body: '{"query":"{__typename}"}', headers: type });
    expect([response.status, await response.json()]).toEqual([200, { data: { __typename: 'Query' } }]);
  }
});

test('the answer is of the media type that was asked for, and is never stored', async () => {
  const ask = async (accept: string) => {
    const response = await fetch(url, {
      method: 'POST',
      body: '{"query":"{__typename}"}',
      headers: { ...json, accept },
    });
    return [response.headers.get('content-type'), response.headers.get('cache-control')];
  };
  expect(await ask('application/graphql-response+json')).toEqual([
    'application/graphql-response+json; charset=utf-8',
    'no-store',
  ]);
  expect(await ask('application/json')).toEqual(['application/json; charset=utf-8', 'no-store']);
  expect(await ask('*/*')).toEqual(['application/json; charset=utf-8', 'no-store']);
});

test('nothing is changed by GET, not even with a preflight header', async () => {
  const { headers } = await graphql.asToken(shop.id);
  const mutation = 'mutation { cancelOrder(id: "x") { __typename } }';
  const response = await fetch(`${url}?query=${encodeURIComponent(mutation)}`, {
    headers: { ...headers, 'apollo-require-preflight': '1' },
  });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('POST');
});

test('a query by GET needs a header that a foreign page cannot send by itself', async () => {
  const { headers } = await graphql.asToken(shop.id);
  const asked = `${url}?query=${encodeURIComponent('{ viewer { name } }')}`;
  const { headers: session } = await graphql.asStaff(shop.id, 'VIEW');
  const simple = new Request(asked, { headers: { cookie: session.cookie } });
  expect((await graphql.send(simple)).status).toBe(400);
  expect((await (await fetch(asked, { headers })).json()).data).toEqual({ viewer: { name: 'cart' } });
  const marked = new Request(asked, {
    headers: { cookie: session.cookie, 'content-type': 'application/json' },
  });
  expect((await graphql.send(marked)).data).toEqual({ viewer: { name: '試験' } });
});

test.each<[string, Record<string, string>]>([
  ['another site', { origin: 'https://evil.example' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['another port of this machine', { origin: 'http://localhost:4000' }],
  ['a navigation from another site', { 'sec-fetch-site': 'cross-site' }],
])("a page of %s cannot act with a member of staff's session", async (_, from) => {
  const { headers } = await graphql.asStaff(shop.id, 'MANAGE');
  const answer = await graphql.post({ query: '{ viewer { id } }' }, { cookie: headers.cookie, ...from });
  expect([answer.status, answer.data, answer.errors[0]?.extensions.code]).toEqual([
    403,
    undefined,
    'FOREIGN_ORIGIN',
  ]);
});

test('the application and a program without a browser may use a session', async () => {
  const { headers } = await graphql.asStaff(shop.id, 'MANAGE');
  for (const from of [
    { origin: appUrl },
    { origin: 'http://127.0.0.1:3000' },
    {} as Record<string, string>,
  ]) {
    const answer = await graphql.post({ query: '{ viewer { role } }' }, { cookie: headers.cookie, ...from });
    expect(answer.data).toEqual({ viewer: { role: 'MANAGE' } });
  }
});

test('a token that is not valid is told so, not taken for a stranger', async () => {
  const ask = await graphql.asToken(shop.id);
  const { authorization } = ask.headers;
  for (const wrong of [
    'Bearer',
    'Bearer ',
    'Bearer x',
    'Bearer fkk_00000000_x',
    `${authorization}x`,
    'bearer \u00e9',
  ]) {
    const answer = await graphql.post({ query: '{ viewer { name } }' }, { authorization: wrong });
    expect([answer.status, answer.errors[0]?.extensions.code], wrong).toEqual([401, 'UNAUTHENTICATED']);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
  }
  expect((await ask('{ viewer { name } }')).status).toBe(200);
});

test('a token beside a session counts, whatever page it comes from', async () => {
  const { headers } = await graphql.asStaff(shop.id, 'MANAGE');
  const token = await graphql.asToken(shop.id, ['orders:read']);
  const from = { cookie: headers.cookie, origin: 'https://shop.example', ...token.headers };
  const answer = await graphql.post({ query: '{ viewer { can } }' }, from);
  expect(answer.data).toEqual({ viewer: { can: ['orders:read'] } });
});

test('a stranger learns who they are not, and nothing else', async () => {
  const answer = await graphql.post({ query: '{ viewer { name } orders { totalCount } __typename }' });
  expect(answer.status).toBe(200);
  expect(answer.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect((await graphql.post({ query: '{ viewer { name } __typename }' })).data).toEqual({
    viewer: null,
    __typename: 'Query',
  });
});

test.each([
  '{ __schema { types { name } } }',
  '{ __type(name: "Order") { name } }',
  '{ ...on Query { a: __schema { types { name } } } }',
  'query { ...F } fragment F on Query { ...G } fragment G on Query { __type(name: "Order") { name } }',
])('only a viewer may look into the schema: %s', async (query) => {
  const stranger = await graphql.post({ query });
  expect([stranger.data, stranger.errors[0]?.extensions.code]).toEqual([undefined, 'UNAUTHENTICATED']);
  const ask = await graphql.asToken(shop.id, ['orders:read']);
  expect((await ask(query)).errors).toEqual([]);
  const staff = await graphql.asStaff(shop.id, 'VIEW');
  expect((await staff(query)).errors).toEqual([]);
});

test('a misspelt field is not explained by the schema', async () => {
  const answer = await graphql.post({ query: '{ viewr { name } }' });
  expect(answer.errors[0]?.message).not.toMatch(/mean/);
});

test('live updates say that they come later', async () => {
  const ask = await graphql.asToken(shop.id);
  const answer = await ask('subscription { abnormalOrderChanged { id } }');
  expect(answer.status).toBeLessThan(500);
  expect(answer.errors[0]?.extensions.code).toBe('SUBSCRIPTIONS_NOT_OFFERED');
});

test('a database that is away is a 503 that says to try again, with one line in the log', async () => {
  const away = await aDatabase();
  const other = aGraphql(away);
  try {
    const { shop } = await aShop(away);
    const ask = await other.asToken(shop.id);
    await away.close();
    const answer = await ask('{ orders { nodes { id } } }');
    expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    expect(answer.errors[0]?.message).toMatch(/try again/);
    expect(other.logged).toHaveLength(1);
  } finally {
    aGraphql(database);
  }
});
