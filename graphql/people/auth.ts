import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError } from 'better-auth/api';
import { accounts, sessions, users, verifications } from '#db/auth-schema';
import type { Database } from '#db/client';
import { longestPassword, shortestPassword } from '#graphql/people/create-user';
import { signInHooks } from '#graphql/people/sign-in-hooks';
import { trustedOrigins } from '#graphql/people/trusted-origins';
import { answerUnexpected } from '#graphql/request/mask-errors';
import type { Log, RuntimeConfig } from '#graphql/runtime';

export interface SignedIn {
  id: string;
  name: string;
  email: string;
  isAdministrator: boolean;
  /** The session that the cookie names. */
  sessionId: string;
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
  now,
}: {
  database: Database;
  config: RuntimeConfig;
  log: Log;
  /** For codes that are good for half a minute; sessions go by the machine's own clock. */
  now: () => Date;
}): Auth {
  const hooks = signInHooks(database, { secret: config.secret, now });
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
    hooks: { before: hooks.before, after: hooks.after },
    databaseHooks: {
      session: { create: { before: (session, context) => hooks.beforeSession(session, context?.path) } },
    },
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
        return await hooks.during(() => auth.handler(request));
      } catch (error) {
        return answerApiError(error) ?? Response.json(...answerUnexpected(error, log));
      }
    },
    findUser: async (headers) => {
      const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
      return found && { ...found.user, sessionId: found.session.id };
    },
  };
}

/** A refusal of better-auth's, as the answer it would have given itself. */
function answerApiError(error: unknown): Response | null {
  if (!(error instanceof APIError) || error.statusCode >= 500) return null;
  return Response.json(error.body ?? { message: error.message }, {
    status: error.statusCode,
    headers: error.headers,
  });
}
