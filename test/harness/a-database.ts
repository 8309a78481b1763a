import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, inject } from 'vitest';
import { connectDatabase, type Database } from '#db/client';

/**
 * A migrated, empty database of its own for this test file, dropped when the file is done.
 * Call it at the top of the file: `const { db, sql, url } = await aDatabase()`.
 */
export async function aDatabase({ max = 10 }: { max?: number } = {}): Promise<Database & { url: string }> {
  const name = `test_${Math.floor(Date.now() / 60_000)}_${randomBytes(6).toString('hex')}`;
  const cluster = postgres(inject('clusterUrl'), { max: 1, onnotice: () => {} });
  await cluster`create database ${cluster(name)} template ${cluster(inject('template'))}`;
  const url = inject('clusterUrl').replace(/\/postgres$/, `/${name}`);
  const database = connectDatabase(url, { max, applicationName: 'test' });
  afterAll(async () => {
    await database.close();
    await cluster`drop database ${cluster(name)} with (force)`;
    await cluster.end();
  });
  return { ...database, url };
}
