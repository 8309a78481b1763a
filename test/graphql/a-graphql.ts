import { randomUUID } from 'node:crypto';
import { GET, POST } from '#app/api/graphql/route';
import type { Database } from '#db/client';
import { staff } from '#db/schema/people';
import { createAuth } from '#graphql/people/auth';
import { createUser } from '#graphql/people/create-user';
import type { Role } from '#graphql/people/roles';
import { installRuntime, type Runtime } from '#graphql/runtime';
import { scopes as allScopes, createToken, type Scope } from '#recovery/shops/create-token';
import { testSecret } from '../a-shop';

export const appUrl = 'http://localhost:3000';
export const password = 'a password of the tests';

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever was answered
  data: any;
  errors: { message: string; path?: (string | number)[]; extensions: { code: string; reference?: string } }[];
}

/** The GraphQL endpoint on a database of the test's, through its route handler. What is logged lies in `logged`. */
export function aGraphql(
  database: Database,
  {
    now = () => new Date('2026-11-02T12:00:00+09:00'),
    gatewayEndpoints = ['https://pt01.mul-pay.jp', 'https://p01.mul-pay.jp'],
  } = {},
) {
  const logged: unknown[] = [];
  const note = (...line: unknown[]) => void logged.push(line);
  const log = { debug: note, info: note, warn: note, error: note };
  const config = { appUrl, port: 3000, secret: testSecret, gatewayEndpoints, smtpUrl: null };
  const auth = createAuth({ database, config, log, now });
  const runtime: Runtime = { database, config, log, auth, practice: null, now };
  installRuntime(runtime);

  async function send(request: Request): Promise<Answer> {
    const response = await (request.method === 'GET' ? GET : POST)(request);
    const body = await response.json();
    return { status: response.status, headers: response.headers, data: body.data, errors: body.errors ?? [] };
  }

  function post(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return send(
      new Request(`${appUrl}/api/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: text,
      }),
    );
  }

  /** Asks with a new token of this shop; every scope unless told. */
  async function asToken(shopId: string, scopes: readonly Scope[] = allScopes) {
    const { token } = await createToken(
      database.db,
      shopId,
      { name: 'cart', scopes, expiresAt: null },
      now(),
    );
    const headers = { authorization: `Bearer ${token}` };
    return Object.assign(
      (query: string, variables: Record<string, unknown> = {}) => post({ query, variables }, headers),
      { headers },
    );
  }

  /** Asks as a new member of staff who signed in. */
  async function asStaff(shopId: string, role: Role | 'ADMINISTRATOR') {
    const email = `${randomUUID()}@example.jp`;
    const isAdministrator = role === 'ADMINISTRATOR';
    const user = await createUser(
      database.db,
      { email, name: '試験', password, isAdministrator },
      { now: now() },
    );
    if (user.kind !== 'UserCreated') throw new Error(user.message);
    if (!isAdministrator) await database.db.insert(staff).values({ shopId, userId: user.userId, role });
    const headers = { cookie: cookieOf(await signIn(email, password)), origin: appUrl };
    return Object.assign(
      (query: string, variables: Record<string, unknown> = {}) => post({ query, variables }, headers),
      { headers, email, userId: user.userId },
    );
  }

  function signIn(email: string, tried: string, headers: Record<string, string> = {}): Promise<Response> {
    return runtime.auth.handler(
      new Request(`${appUrl}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: appUrl, ...headers },
        body: JSON.stringify({ email, password: tried }),
      }),
    );
  }

  return { runtime, logged, send, post, asToken, asStaff, signIn };
}

/** What a browser would send back. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}
