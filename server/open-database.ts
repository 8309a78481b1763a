import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/embedded-postgres';
import type { Config } from '#server/env';
import { waitForDatabase } from '#server/wait-for-database';

/** The database of the settings, answering: the given one once it is up, else the embedded one. */
export async function openDatabase(
  { databaseUrl, dataDir }: Config,
  { tell }: { tell: (sentence: string) => void },
): Promise<{ databaseUrl: string; embedded: EmbeddedPostgres | null }> {
  if (databaseUrl !== null) {
    await waitForDatabase(databaseUrl, { tell });
    return { databaseUrl, embedded: null };
  }
  const embedded = await startEmbeddedPostgres(dataDir);
  return { databaseUrl: embedded.url, embedded };
}
