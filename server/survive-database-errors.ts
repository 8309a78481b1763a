import type { Log } from '#graphql/runtime';

/**
 * An error that nobody caught ends the process, unless it is the driver's about a lost connection: the pool opens
 * another one, and the notices in flight have had their `1` already.
 */
export function surviveDatabaseErrors(log: Log): void {
  process.on('uncaughtException', (err) => judge(err)).on('unhandledRejection', (err) => judge(err));

  function judge(err: unknown): void {
    const isLostConnection =
      err instanceof Error && /node_modules[\\/](postgres|pg)[\\/]/.test(err.stack ?? '');
    log.error(
      { err },
      isLostConnection ? 'A database connection was lost.' : 'Nobody caught this error; the process ends.',
    );
    if (!isLostConnection) process.exit(1);
  }
}
