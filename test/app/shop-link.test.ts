import { expect, test } from 'vitest';
import { GET } from '#app/shops/[shopId]/[...path]/route';
import { staff } from '#db/schema/people';
import { aShop } from '#test/a-shop';
import { aGraphql, appUrl, cookieOf } from '#test/graphql/a-graphql';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const graphql = aGraphql(database);
const follow = (path: string, headers: Record<string, string> = {}) =>
  GET(new Request(`${appUrl}${path}`, { headers }));

test('who works in two shops and follows a link of either sees that shop', async () => {
  const shops = [(await aShop(database)).shop, (await aShop(database)).shop];
  const [first, second] = shops.map(({ id }) => id);
  const both = await graphql.asStaff(first ?? '', 'VIEW');
  await database.db.insert(staff).values({ shopId: second ?? '', userId: both.userId, role: 'VIEW' });
  for (const shopId of [second, first]) {
    const answer = follow(`/shops/${shopId}/abnormal-orders?open=true`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/abnormal-orders?open=true']);
    const cookie = `${both.headers.cookie}; ${cookieOf(answer)}`;
    const { data } = await graphql.post({ query: '{ viewer { shop { id } } }' }, { ...both.headers, cookie });
    expect(data.viewer.shop.id).toBe(shopId);
  }
});

test('who follows a link of a shop they do not work in stays in their own', async () => {
  const [{ shop: own }, { shop: strange }] = [await aShop(database), await aShop(database)];
  const guest = await graphql.asStaff(own.id, 'VIEW');
  const cookie = `${guest.headers.cookie}; ${cookieOf(follow(`/shops/${strange.id}/notices`))}`;
  const { data } = await graphql.post({ query: '{ viewer { shop { id } } }' }, { ...guest.headers, cookie });
  expect(data.viewer.shop.id).toBe(own.id);
});

test('the choice lasts, and over https it goes nowhere else', () => {
  const path = '/shops/01234567-89ab-4cde-8f01-23456789abcd/notices';
  expect(follow(path).headers.get('set-cookie')).toBe(
    'fukkyu_shop=01234567-89ab-4cde-8f01-23456789abcd; Path=/; Max-Age=31536000; SameSite=Lax',
  );
  expect(follow(path, { 'x-forwarded-proto': 'https' }).headers.get('set-cookie')).toMatch(/; Secure$/);
});

test.each([
  ['/shops/01234567-89ab-4cde-8f01-23456789abcd//evil.example/x', true],
  ['/shops/01234567-89ab-4cde-8f01-23456789abcd/%09/evil.example', true],
  ['/shops/x;%20Domain=evil.example/abnormal-orders', false],
])('a link never leads out of here, nor writes another cookie: %s', (path, isShop) => {
  const { headers } = follow(path);
  expect(new URL(headers.get('location') ?? '', appUrl).origin).toBe(appUrl);
  expect(headers.get('set-cookie') !== null).toBe(isShop);
});
