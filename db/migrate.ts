import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { Logger, runMigrations } from 'graphile-worker';
import postgres from 'postgres';

// Reads the same from db/ and from the bundle in dist/.
const folder = fileURLToPath(new URL('../db/', import.meta.url));
const lockOfMigrations = 4_720_931;
const silent = new Logger(() => () => {});

/**
 * Brings the database to this version: the job queue, `db/migrations`, then every file of `db/functions` in the order
 * of their names when one of them changed. Servers that start at once wait for each other. Safe to repeat.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, backoff: () => 0.2, connect_timeout: 5, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${lockOfMigrations})`;
    await runMigrations({ connectionString: url, logger: silent });
    if (existsSync(join(folder, 'migrations/meta/_journal.json'))) {
      await migrate(drizzle(sql), { migrationsFolder: join(folder, 'migrations') });
    }
    await replaceFunctions(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function replaceFunctions(sql: postgres.Sql): Promise<void> {
  const files = await functionFiles();
  const fingerprint = createHash('sha256').update(files.join('\0')).digest('hex');
  // The fingerprint lies beside Drizzle's own ledger, as a comment: no table for one value.
  await sql`create schema if not exists drizzle`;
  const [{ installed } = { installed: null }] =
    await sql`select obj_description('drizzle'::regnamespace, 'pg_namespace') as installed`;
  if (installed === fingerprint) return;
  await sql.begin(async (tx) => {
    for (const file of files) await tx.unsafe(file);
    await tx.unsafe(`comment on schema drizzle is '${fingerprint}'`);
  });
}

async function functionFiles(): Promise<string[]> {
  const functions = join(folder, 'functions');
  if (!existsSync(functions)) return [];
  const names = (await readdir(functions)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(names.map((name) => readFile(join(functions, name), 'utf8')));
}
