import { benchSecret, type Ground } from './ground';

const clerk = { email: 'clerk@example.jp', password: 'a long enough password' };

/** Starts the built server on a database and signs a clerk in; answers where it is, and the `Cookie` of the session. */
export async function signInForCookie(
  ground: Ground,
  databaseUrl: string,
): Promise<{ url: string; cookie: string }> {
  const environment = {
    ...{ DATABASE_URL: databaseUrl, FUKKYU_SECRET: benchSecret },
    ...{ ADMIN_EMAIL: clerk.email, ADMIN_PASSWORD: clerk.password },
  };
  const { url } = await ground.start({ script: 'dist/start.mjs', environment });
  const headers = { 'content-type': 'application/json', origin: url };
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    ...{ method: 'POST', headers, body: JSON.stringify(clerk) },
  });
  if (!answer.ok) throw new Error(`Nobody could sign in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
  return { url, cookie: cookie.join('; ') };
}
