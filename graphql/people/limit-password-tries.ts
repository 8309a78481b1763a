import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Sql } from '#db/client';

const tries = 10;
const minutes = 15;

export interface PasswordTries {
  /** Counts a try before the password is looked at, so that many at once are counted too. False: one too many. */
  spend(account: string): Promise<{ isAllowed: boolean; secondsToWait: number }>;
  /** Takes the try back: the password was right. */
  giveBack(account: string): Promise<void>;
}

/**
 * At most 10 wrong passwords for one account in 15 minutes, whatever addresses they came from and whichever server of
 * this database was asked.
 */
export function limitPasswordTries(sql: Sql): PasswordTries {
  const limiter = new RateLimiterPostgres({
    storeClient: asPgClient(sql),
    storeType: 'client',
    tableName: 'password_tries',
    tableCreated: true,
    keyPrefix: 'account',
    points: tries,
    duration: minutes * 60,
  });
  return {
    spend: async (account) => {
      try {
        const key = keyOf(account);
        await limiter.consume(key);
        // The window counts from the last try: a fixed one would let twice as many through around its border.
        const expire = Date.now() + minutes * 60_000;
        await sql`update password_tries set expire = ${expire} where key = ${`account:${key}`}`;
        return { isAllowed: true, secondsToWait: 0 };
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return { isAllowed: false, secondsToWait: Math.ceil(refused.msBeforeNext / 1000) };
      }
    },
    giveBack: async (account) => {
      await limiter.reward(keyOf(account));
    },
  };
}

/** What somebody typed as an address has any length and is nobody's business in a table of counters. */
function keyOf(account: string): string {
  return createHash('sha256').update(account.trim().toLowerCase()).digest('hex');
}

/** The limiter speaks to the `pg` driver; this is all it uses of it. */
function asPgClient(sql: Sql) {
  return {
    query: async ({ text, values = [] }: { text: string; values?: (string | number | null)[] }) => {
      const rows = await sql.unsafe(text, values, { prepare: true });
      return { rows: [...rows], rowCount: rows.count };
    },
  };
}
