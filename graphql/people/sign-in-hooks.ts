import { AsyncLocalStorage } from 'node:async_hooks';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { and, eq, isNotNull } from 'drizzle-orm';
import type { AuditKind } from '#db/audit-kind';
import { totpSecrets, users } from '#db/auth-schema';
import type { Database } from '#db/client';
import { auditPerson } from '#graphql/people/audit-person';
import { limitPasswordTries } from '#graphql/people/limit-password-tries';
import { takeCode } from '#graphql/people/take-code';

/** What one request to sign in brought besides the password, and how far its second step came. */
interface SecondStep {
  typed: string | null;
  isMissing: boolean;
}

/**
 * What happens around better-auth's doors: a try counts before the password is looked at, and no longer once it was right;
 * no session is made for somebody with TOTP before their code was right.
 */
export function signInHooks(database: Database, { secret, now }: { secret: string; now: () => Date }) {
  const { db } = database;
  const tries = limitPasswordTries(database.sql);
  const steps = new AsyncLocalStorage<SecondStep>();

  const before = createAuthMiddleware(async (context) => {
    const step = steps.getStore();
    if (step) step.typed = readCode(context);
    const account = await accountTried(context);
    if (account === null) return;
    const { isAllowed, secondsToWait } = await tries.spend(account);
    if (!isAllowed) throw tooMany(secondsToWait);
  });

  const after = createAuthMiddleware(async (context) => {
    const account = await accountTried(context);
    const isRefused = context.context.returned instanceof APIError;
    if (account !== null && (!isRefused || steps.getStore()?.isMissing)) await tries.giveBack(account);
    if (isRefused) return;
    const userId = context.context.newSession?.user.id ?? context.context.session?.user.id;
    if (userId === undefined) return;
    if (context.path === '/sign-in/email')
      await db.update(users).set({ lastSignInAt: now() }).where(eq(users.id, userId));
    const kind = audited.get(context.path);
    const actor = context.context.newSession?.user.email ?? context.context.session?.user.email ?? '';
    if (kind) await auditPerson(db, userId, { kind, actor, now: now() });
  });

  async function beforeSession({ userId }: { userId: string }, path: string | undefined): Promise<void> {
    // Other doors that begin a session anew are open to those alone who have one.
    if (path !== '/sign-in/email') return;
    const confirmed = and(eq(totpSecrets.userId, userId), isNotNull(totpSecrets.confirmedAt));
    const [totp] = await db
      .select({ email: users.email })
      .from(totpSecrets)
      .innerJoin(users, eq(users.id, totpSecrets.userId))
      .where(confirmed);
    if (!totp) return;
    const step = steps.getStore();
    if (!step?.typed) {
      if (step) step.isMissing = true;
      throw codeNeeded();
    }
    const taken = await takeCode(db, userId, step.typed, { secret, now: now() });
    if (taken === null) throw wrongCode();
    if (taken === 'RECOVERY_CODE')
      await auditPerson(db, userId, { kind: 'RECOVERY_CODE_USED', actor: totp.email, now: now() });
  }

  return {
    before,
    after,
    beforeSession,
    /** Every request goes through this: what it typed is for it alone. */
    during: <T>(answer: () => Promise<T>) => steps.run({ typed: null, isMissing: false }, answer),
  };
}

const audited = new Map<string, AuditKind>([
  ['/change-password', 'PASSWORD_CHANGED'],
  ['/revoke-other-sessions', 'OTHER_SESSIONS_ENDED'],
]);

type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

function readCode(context: HookContext): string | null {
  if (context.path !== '/sign-in/email' || typeof context.body?.code !== 'string') return null;
  return context.body.code.trim().slice(0, 100) || null;
}

/** Whose password a request tries, as an e-mail address; null when it tries none. */
async function accountTried(context: HookContext): Promise<string | null> {
  if (context.path === '/sign-in/email')
    return typeof context.body?.email === 'string' ? context.body.email : null;
  if (context.path !== '/change-password') return null;
  const session = await getSessionFromCtx(context);
  return session?.user.email ?? null;
}

function tooMany(secondsToWait: number): APIError {
  const minutes = Math.max(1, Math.ceil(secondsToWait / 60));
  const message = `Too many wrong passwords for this account. Try again in ${minutes} minute(s).`;
  const body = { message, code: 'TOO_MANY_PASSWORDS', secondsToWait };
  return new APIError('TOO_MANY_REQUESTS', body, { 'Retry-After': String(secondsToWait) });
}

function codeNeeded(): APIError {
  const message =
    'This account has a second step: send the code of the authenticator app, or a recovery code.';
  return new APIError('UNAUTHORIZED', { message, code: 'CODE_NEEDED' });
}

function wrongCode(): APIError {
  const message = 'This code is wrong or was used already. Wait for the next one.';
  return new APIError('UNAUTHORIZED', { message, code: 'WRONG_CODE' });
}
