import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { accounts, sessions, users, verifications } from '#db/auth-schema';
import type { Database } from '#db/client';
import { longestPassword, shortestPassword } from '#graphql/create-user';
import { limitPasswordTries, type PasswordTries } from '#graphql/limit-password-tries';
import { answerUnexpected } from '#graphql/mask-errors';
import type { Log, RuntimeConfig } from '#graphql/runtime';
import { trustedOrigins } from '#graphql/trusted-origins';

export interface SignedIn {
  id: string;
  name: string;
  email: string;
  isAdministrator: boolean;
}

export interface Auth {
  /** Answers what is asked under /api/auth: sign in, sign out, one's own session and password. */
  handler(request: Request): Promise<Response>;
  /** Whose session the cookie names; null without a valid one. */
  findUser(headers: Headers): Promise<SignedIn | null>;
}

const sessionSeconds = 7 * 24 * 60 * 60;
// Of better-auth's many doors those that a screen needs; the others stay shut.
const doors = ['/sign-in/email', '/sign-out', '/get-session', '/change-password', '/revoke-other-sessions'];

export function createAuth({
  database,
  config,
  log,
}: {
  database: Database;
  config: RuntimeConfig;
  log: Log;
}): Auth {
  const tries = limitPasswordTries(database.sql);
  const auth = betterAuth({
    appName: 'Fukkyu',
    baseURL: config.appUrl,
    basePath: '/api/auth',
    secret: config.secret,
    trustedOrigins: trustedOrigins(config),
    database: drizzleAdapter(database.db, {
      provider: 'pg',
      schema: { user: users, session: sessions, account: accounts, verification: verifications },
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      revokeSessionsOnPasswordReset: true,
    },
    user: { additionalFields: { isAdministrator: { type: 'boolean', input: false, defaultValue: false } } },
    // Without the cookie's cache a revoked session ends at once, on every server.
    session: { expiresIn: sessionSeconds, cookieCache: { enabled: false } },
    advanced: {
      cookiePrefix: 'fukkyu',
      useSecureCookies: config.appUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { disableIpTracking: true },
      disableOriginCheck: false,
    },
    // Its own limit counts addresses, which cost an attacker nothing; ours counts accounts.
    rateLimit: { enabled: false },
    hooks: limitHooks(tries),
    onAPIError: { throw: true },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log.error({ part: 'auth' }, message) },
  });

  return {
    handler: async (request) => {
      const path = new URL(request.url).pathname.replace(/^\/api\/auth/, '');
      if (!doors.includes(path)) return Response.json({ message: 'Not found.' }, { status: 404 });
      const origin = request.headers.get('origin');
      if (request.method !== 'GET' && origin !== null && !trustedOrigins(config).includes(origin)) {
        const message = `Open the application at ${config.appUrl}, or set APP_URL to the address you use.`;
        return Response.json({ message, code: 'FOREIGN_ORIGIN' }, { status: 403 });
      }
      try {
        return await auth.handler(request);
      } catch (error) {
        return answerApiError(error) ?? Response.json(...answerUnexpected(error, log));
      }
    },
    findUser: async (headers) => {
      const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
      return found?.user ?? null;
    },
  };
}

/** A try counts before the password is looked at, and no longer once it was right. */
function limitHooks(tries: PasswordTries) {
  return {
    before: createAuthMiddleware(async (context) => {
      const account = await accountTried(context);
      if (account === null) return;
      const { isAllowed, secondsToWait } = await tries.spend(account);
      if (isAllowed) return;
      const minutes = Math.max(1, Math.ceil(secondsToWait / 60));
      const message = `Too many wrong passwords for this account. Try again in ${minutes} minute(s).`;
      const body = { message, code: 'TOO_MANY_PASSWORDS', secondsToWait };
      throw new APIError('TOO_MANY_REQUESTS', body, { 'Retry-After': String(secondsToWait) });
    }),
    after: createAuthMiddleware(async (context) => {
      const account = await accountTried(context);
      if (account !== null && !(context.context.returned instanceof APIError)) await tries.giveBack(account);
    }),
  };
}

type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** Whose password a request tries, as an e-mail address; null when it tries none. */
async function accountTried(context: HookContext): Promise<string | null> {
  if (context.path === '/sign-in/email')
    return typeof context.body?.email === 'string' ? context.body.email : null;
  if (context.path !== '/change-password') return null;
  const session = await getSessionFromCtx(context);
  return session?.user.email ?? null;
}

/** A refusal of better-auth's, as the answer it would have given itself. */
function answerApiError(error: unknown): Response | null {
  if (!(error instanceof APIError) || error.statusCode >= 500) return null;
  return Response.json(error.body ?? { message: error.message }, {
    status: error.statusCode,
    headers: error.headers,
  });
}
