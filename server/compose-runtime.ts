import { connectDatabase } from '#db/client';
import { createAuth } from '#graphql/people/auth';
import type { Runtime } from '#graphql/runtime';
import type { Config } from '#server/env';
import { createLog } from '#server/log';

/** Everything that answers a request needs this and nothing more. Opens no connection yet. */
export function composeRuntime(
  { appUrl, port, logLevel, gatewayEndpoints, smtpUrl }: Config,
  { databaseUrl, secret }: { databaseUrl: string; secret: string },
): Runtime {
  const config = { appUrl, port, secret, gatewayEndpoints, smtpUrl };
  const database = connectDatabase(databaseUrl, { max: 16, applicationName: 'fukkyu' });
  const log = createLog(logLevel);
  const now = () => new Date();
  const auth = createAuth({ database, config, log, now });
  return { database, config, log, auth, practice: null, now };
}
