import type { Sql } from '#db/client';
import { limitPasswordTries } from '#graphql/people/limit-password-tries';

/**
 * One try of an account's password or code, counted with all its others. `check` answers why it was wrong, or null when
 * it was right: then the try is taken back.
 */
export async function countTry<Wrong>(
  sql: Sql,
  account: string,
  check: () => Promise<Wrong | null>,
): Promise<Wrong | { secondsToWait: number } | null> {
  const tries = limitPasswordTries(sql);
  const { isAllowed, secondsToWait } = await tries.spend(account);
  if (!isAllowed) return { secondsToWait };
  const wrong = await check();
  if (wrong === null) await tries.giveBack(account);
  return wrong;
}
