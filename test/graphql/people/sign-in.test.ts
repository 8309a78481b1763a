import { expect, test } from 'vitest';
import { sessions } from '#db/auth-schema';
import { createAuth } from '#graphql/people/auth';
import { aShop } from '#test/a-shop';
import { aGraphql, appUrl, cookieOf, password } from '#test/graphql/a-graphql';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const graphql = aGraphql(database);
const { shop } = await aShop(database);
const viewer = '{ viewer { name role can shop { id } shops { id } } }';

test('staff sign in with e-mail and password and get a cookie that scripts cannot read', async () => {
  const { email } = await graphql.asStaff(shop.id, 'VIEW');
  const response = await graphql.signIn(email.toUpperCase(), password);
  expect(response.status).toBe(200);
  const [cookie] = response.headers.getSetCookie();
  expect(cookie).toMatch(/^fukkyu\.session_token=/);
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(cookie).toMatch(/Max-Age=604800/);
  const answer = await graphql.post({ query: viewer }, { cookie: cookieOf(response) });
  expect(answer.data.viewer).toMatchObject({
    name: '試験',
    role: 'VIEW',
    can: ['VIEW'],
    shop: { id: shop.id },
  });
});

test('behind https the cookie is Secure', async () => {
  const { email } = await graphql.asStaff(shop.id, 'VIEW');
  const config = { ...graphql.runtime.config, appUrl: 'https://fukkyu.example.jp' };
  const auth = createAuth({ ...graphql.runtime, config });
  const response = await auth.handler(
    new Request('https://fukkyu.example.jp/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://fukkyu.example.jp' },
      body: JSON.stringify({ email, password }),
    }),
  );
  expect(response.status).toBe(200);
  expect(response.headers.getSetCookie()[0]).toMatch(/^__Secure-fukkyu\.session_token=.*; Secure/);
  const user = await auth.findUser(new Headers({ cookie: cookieOf(response) }));
  expect(user?.email).toBe(email);
});

test('a wrong password and an unknown account look the same', async () => {
  const { email } = await graphql.asStaff(shop.id, 'VIEW');
  const wrong = await graphql.signIn(email, 'not the password');
  const unknown = await graphql.signIn('nobody@example.jp', 'not the password');
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(await wrong.json()).toEqual(await unknown.json());
});

test('an account takes ten wrong passwords in 15 minutes from any address and server, many at once too', async () => {
  const { email } = await graphql.asStaff(shop.id, 'VIEW');
  const otherServer = createAuth(graphql.runtime);
  const tries = await Promise.all(
    Array.from({ length: 30 }, (_, i) => {
      const request = new Request(`${appUrl}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: appUrl, 'x-forwarded-for': `10.0.0.${i}` },
        body: JSON.stringify({ email, password: `wrong password ${i}` }),
      });
      return (i % 2 ? otherServer : graphql.runtime.auth).handler(request);
    }),
  );
  const statuses = tries.map((response) => response.status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(20);

  const locked = await graphql.signIn(email, password);
  expect(locked.status).toBe(429);
  expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800);
  expect(await locked.json()).toMatchObject({
    code: 'TOO_MANY_PASSWORDS',
    message: expect.stringMatching(/15 minute/),
  });
});

test('a right password is no wrong one: signing in often locks nobody out', async () => {
  const { email } = await graphql.asStaff(shop.id, 'VIEW');
  for (let i = 0; i < 12; i++) expect((await graphql.signIn(email, password)).status).toBe(200);
});

test('changing the password counts tries of the old one too', async () => {
  const { headers, email } = await graphql.asStaff(shop.id, 'VIEW');
  const change = (currentPassword: string) =>
    graphql.runtime.auth.handler(
      new Request(`${appUrl}/api/auth/change-password`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ currentPassword, newPassword: 'another password of the tests' }),
      }),
    );
  for (let i = 0; i < 10; i++) expect((await change(`wrong password ${i}`)).status).toBe(400);
  expect((await change(password)).status).toBe(429);
  expect((await graphql.signIn(email, password)).status).toBe(429);
});

test('nobody signs up from outside, and the doors that no screen needs are shut', async () => {
  for (const path of ['/sign-up/email', '/request-password-reset', '/update-user', '/delete-user', '/ok']) {
    const response = await graphql.runtime.auth.handler(
      new Request(`${appUrl}/api/auth${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: appUrl },
        body: JSON.stringify({ email: 'x@example.jp', password: 'a long enough password', name: 'x' }),
      }),
    );
    expect(response.status, path).toBe(404);
  }
});

test('a page of another origin cannot sign anybody in', async () => {
  const { email } = await graphql.asStaff(shop.id, 'VIEW');
  const foreign = await graphql.signIn(email, password, { origin: 'https://evil.example' });
  expect(foreign.status).toBe(403);
});

test('signing out ends the session at once', async () => {
  const asked = await graphql.asStaff(shop.id, 'VIEW');
  const out = await graphql.runtime.auth.handler(
    new Request(`${appUrl}/api/auth/sign-out`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...asked.headers },
      body: '{}',
    }),
  );
  expect(out.status).toBe(200);
  expect((await asked(viewer)).data.viewer).toBeNull();
});

test('a session that the database no longer has, or that expired, is nobody', async () => {
  const asked = await graphql.asStaff(shop.id, 'VIEW');
  await database.db.update(sessions).set({ expiresAt: new Date(0) });
  const answer = await asked(viewer);
  expect([answer.status, answer.data.viewer]).toEqual([200, null]);
});

test('an administrator has MANAGE in every shop and chooses one by cookie; staff only their own', async () => {
  const { shop: other } = await aShop(database);
  const administrator = await graphql.asStaff(shop.id, 'ADMINISTRATOR');
  const chosen = { cookie: `${administrator.headers.cookie}; fukkyu_shop=${other.id}` };
  const answer = await graphql.post({ query: viewer }, chosen);
  expect(answer.data.viewer).toMatchObject({ role: 'MANAGE', shop: { id: other.id } });
  expect(answer.data.viewer.can).toEqual(['VIEW', 'OPERATE', 'CANCEL', 'MANAGE']);
  expect(answer.data.viewer.shops).toEqual(expect.arrayContaining([{ id: shop.id }, { id: other.id }]));

  const clerk = await graphql.asStaff(shop.id, 'OPERATE');
  for (const wanted of [other.id, 'no uuid', "' or 1=1"]) {
    const own = await graphql.post(
      { query: viewer },
      { cookie: `${clerk.headers.cookie}; fukkyu_shop=${wanted}` },
    );
    expect(own.data.viewer).toMatchObject({
      role: 'OPERATE',
      shop: { id: shop.id },
      shops: [{ id: shop.id }],
    });
  }
});

test('a database that is away makes signing in a 503 that says to try again', async () => {
  const away = await aDatabase();
  const broken = createAuth({ ...graphql.runtime, database: away });
  await away.close();
  const response = await broken.handler(
    new Request(`${appUrl}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: appUrl },
      body: JSON.stringify({ email: 'x@example.jp', password }),
    }),
  );
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    code: 'SERVICE_UNAVAILABLE',
    message: expect.stringMatching(/try again/),
  });
});
