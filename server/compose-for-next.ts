import { hasRuntime, installRuntime } from '#graphql/runtime';
import { composeRuntime } from '#server/compose-runtime';
import { readProcessConfig } from '#server/env';
import { loadSecret } from '#server/secret';

/**
 * The runtime where Next runs without our server (`next start`, a platform). It needs DATABASE_URL; migrations and the
 * job queue stay with the processes that `npm start` runs.
 */
export async function composeForNext(): Promise<void> {
  if (hasRuntime()) return;
  const read = readProcessConfig();
  if (read.kind === 'FAULTY') throw new Error(`The settings cannot be used: ${read.faults.join(' ')}`);
  const { databaseUrl, dataDir } = read.config;
  if (databaseUrl === null)
    throw new Error('Set DATABASE_URL, or use `npm start`, which brings a Postgres of its own.');
  const secret = read.config.secret ?? (await loadSecret(dataDir));
  installRuntime(composeRuntime(read.config, { databaseUrl, secret }));
}
