import postgres from 'postgres';

/**
 * Waits for a database that is not up yet and says so to `tell`; throws one sentence when it will never be.
 */
export async function waitForDatabase(
  url: string,
  { patienceSeconds = 120, tell }: { patienceSeconds?: number; tell: (sentence: string) => void },
): Promise<void> {
  const place = placeOf(url);
  const giveUpAt = Date.now() + patienceSeconds * 1000;
  for (let tries = 0; ; tries += 1) {
    const cause = await knock(url);
    if (cause === null) return;
    const hopeless = explain(cause, place);
    if (hopeless !== null) throw new Error(hopeless, { cause });
    if (Date.now() > giveUpAt) {
      throw new Error(
        `No database answered at ${place}: start it, or correct DATABASE_URL (${cause.message}).`,
        { cause },
      );
    }
    if (tries === 0) tell(`Waiting for the database at ${place} (${cause.message}).`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function knock(url: string): Promise<Error | null> {
  const visitor = postgres(url, { max: 1, connect_timeout: 3, fetch_types: false, onnotice: () => {} });
  try {
    const [row] = await visitor`select current_setting('server_version_num')::int as version`;
    if (row?.version >= 150_000) return null;
    return Object.assign(new Error('too old'), { code: 'TOO_OLD' });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    await visitor.end({ timeout: 0 });
  }
}

function explain(cause: Error, place: string): string | null {
  const code = 'code' in cause ? String(cause.code) : '';
  if (code === 'TOO_OLD') return `The database at ${place} is older than Postgres 15: use a newer one.`;
  if (code === '3D000')
    return `There is no such database at ${place}: create it, or correct the name in DATABASE_URL.`;
  if (code === '28P01' || code === '28000') {
    return `The database at ${place} refuses the user or the password of DATABASE_URL: correct them.`;
  }
  return null;
}

/** Without the password. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
