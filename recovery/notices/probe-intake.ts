import { randomBytes } from 'node:crypto';
import { type Database, withDeadline } from '#db/client';

export type Readiness = { isReady: true } | { isReady: false; reason: string };

const asking = new WeakMap<Database, Promise<void>>();

/**
 * Says within two seconds whether a notice could be stored now: one is written, and rolled back. Callers that ask at
 * once share one probe, so that a frozen database is not given a connection by each of them.
 */
export async function probeIntake(database: Database): Promise<Readiness> {
  const probe = asking.get(database) ?? storeAndForget(database).finally(() => asking.delete(database));
  asking.set(database, probe);
  try {
    await withDeadline(probe, 2000);
    return { isReady: true };
  } catch (error) {
    return { isReady: false, reason: explain(error) };
  }
}

class Forget extends Error {}

async function storeAndForget({ sql }: Database): Promise<void> {
  try {
    await sql.begin(async (tx) => {
      await tx`
        insert into unclaimed_notices (body_hash, body, received_at, last_received_at)
        values (${randomBytes(32)}, '', now(), now())`;
      throw new Forget();
    });
  } catch (error) {
    if (!(error instanceof Forget)) throw error;
  }
}

/** For the operator's eyes; no address, no value of a query. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return 'The database failed.';
  if (error.name === 'DeadlineExceeded') return 'The database did not answer within 2 s.';
  const code = 'code' in error ? String(error.code) : error.name;
  return `The database does not store notices (${code}).`;
}
