import { beforeEach, expect, test } from 'vitest';
import { findGatewayAccess } from '#recovery/gateway/find-gateway-access';
import { aShop, testSecret } from '#test/a-shop';
import { aGateway, replies } from '#test/gmopg/a-gateway';
import { aGraphql } from '#test/graphql/a-graphql';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const endpoint = 'https://pt01.mul-pay.jp';
const graphql = aGraphql(database);
const { shop } = await aShop(database);
const manager = await graphql.asStaff(shop.id, 'MANAGE');
const shopPass = 'hunter2-77881';

const set = `mutation ($input: GatewayAccessInput!) { setGatewayAccess(input: $input) {
  __typename
  ... on GatewayAccessSet { shop { gatewayEndpoint hasGatewayAccess } }
  ... on InvalidInput { problems { path message } }
} }`;

beforeEach(async () => {
  await manager(set, { input: {} });
  graphql.logged.length = 0;
});

test('a manager chooses an endpoint, gives the ShopPass once, and sees that it is set', async () => {
  expect((await manager('{ gatewayEndpoints }')).data.gatewayEndpoints).toContain(endpoint);
  const answer = await manager(set, { input: { endpoint, shopPass } });
  expect(answer.data.setGatewayAccess).toEqual({
    __typename: 'GatewayAccessSet',
    shop: { gatewayEndpoint: endpoint, hasGatewayAccess: true },
  });
  expect(await findGatewayAccess(database.db, shop.id, testSecret)).toMatchObject({ endpoint, shopPass });
  const shown = await manager('{ viewer { shop { gatewayEndpoint hasGatewayAccess } } }');
  expect(shown.data.viewer.shop).toEqual({ gatewayEndpoint: endpoint, hasGatewayAccess: true });
});

test('an input without an endpoint removes the access', async () => {
  await manager(set, { input: { endpoint, shopPass } });
  const answer = await manager(set, { input: { endpoint: null } });
  expect(answer.data.setGatewayAccess.shop).toEqual({ gatewayEndpoint: null, hasGatewayAccess: false });
});

test('an endpoint that nobody listed is refused by its path', async () => {
  const answer = await manager(set, { input: { endpoint: 'https://evil.example.jp', shopPass } });
  expect(answer.data.setGatewayAccess.problems).toMatchObject([{ path: 'endpoint' }]);
});

test.each([
  ['a number for a password', { input: { endpoint, shopPass: 77881 } }],
  ['a password in a list', { input: { endpoint, shopPass: [shopPass] } }],
  ['an unknown name beside it', { input: { endpoint, shopPass, shopId: 1 } }],
  ['an endpoint that is no text beside it', { input: { endpoint: 1, shopPass } }],
  ['the password alone', { input: shopPass }],
  ['a list of inputs', { input: [{ endpoint, shopPass, x: 1 }] }],
  ['a password that is refused', { input: { endpoint, shopPass: `${shopPass} ${shopPass}` } }],
])('%s is not repeated by the answer or the log', async (_, variables) => {
  const answer = await manager(set, variables);
  expect(answer.data?.setGatewayAccess?.__typename).not.toBe('GatewayAccessSet');
  expect(JSON.stringify([answer, graphql.logged])).not.toContain('77881');
});

test.each([
  `{ endpoint: "${endpoint}", shopPass: 77881 }`,
  `{ endpoint: "${endpoint}", shopPass: "hunter2-77881", other: 1 }`,
  `{ endpoint: 1, shopPass: "hunter2-77881" }`,
  '"hunter2-77881"',
  '77881',
  `{ endpoint: "${endpoint}", shopPass: ["hunter2-77881"] }`,
])('a literal that cannot be taken is not repeated: %s', async (literal) => {
  const answer = await manager(`mutation { setGatewayAccess(input: ${literal}) { __typename } }`);
  expect(answer.errors.length).toBeGreaterThan(0);
  expect(JSON.stringify([answer, graphql.logged])).not.toContain('77881');
});

test('what is wrong elsewhere is still explained with its value', async () => {
  const { errors } = await manager('query ($id: ID!) { abnormalOrder(id: $id) { id } }', { id: 1.5 });
  expect(errors[0]?.message).toContain('1.5');
});

test('the connection test says that nothing is set up, works, or why not', async () => {
  const ask = () =>
    manager(`mutation { testGatewayAccess { __typename
      ... on Refusal { message } ... on GatewayAnswers { milliseconds } ... on GatewayRefuses { errors { code info meaning } } } }`);
  expect((await ask()).data.testGatewayAccess).toMatchObject({ __typename: 'GatewayAccessMissing' });

  const gateway = await aGateway(
    replies('ErrCode=E01&ErrInfo=E01110002'),
    replies('ErrCode=E01&ErrInfo=E01030002'),
    replies(''),
  );
  const here = aGraphql(database, { gatewayEndpoints: [gateway.access.endpoint] });
  await manager(set, { input: { endpoint: gateway.access.endpoint, shopPass } });
  const [works, refuses, silent] = [await ask(), await ask(), await ask()].map(
    ({ data }) => data.testGatewayAccess,
  );
  expect(works).toEqual({ __typename: 'GatewayAnswers', milliseconds: expect.any(Number) });
  expect(refuses).toMatchObject({
    __typename: 'GatewayRefuses',
    errors: [{ code: 'E01', info: 'E01030002', meaning: 'ショップIDまたはショップパスワードが違います' }],
  });
  expect(silent).toMatchObject({ __typename: 'GatewaySilent' });
  expect(gateway.asked[0]?.body).toContain(`ShopPass=${shopPass}`);
  expect(JSON.stringify([works, refuses, silent, graphql.logged, here.logged])).not.toContain(shopPass);
  graphql.logged.length = 0;
});
