import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '#db/migrate';
import { startEmbeddedPostgres } from '#server/embedded-postgres';

declare module 'vitest' {
  interface ProvidedContext {
    keepsCluster: boolean;
    /** The cluster's address with the maintenance database. */
    clusterUrl: string;
    /** A migrated, empty database to clone. */
    template: string;
  }
}

// Crash tests start a cluster of their own, with fsync.
const forgetful = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '300',
  autovacuum_naptime: '10min',
};

/** One Postgres for the whole run, and in it a migrated template named after what it was migrated with. */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const keeps = project.getProvidedContext().keepsCluster;
  const folder = keeps ? keptFolder() : mkdtempSync(join(tmpdir(), 'fukkyu-test-'));
  const cluster = await startEmbeddedPostgres(folder, forgetful);
  const clusterUrl = cluster.url.replace(/\/fukkyu$/, '/postgres');
  project.provide('clusterUrl', clusterUrl);
  project.provide('template', await prepareTemplate(clusterUrl));
  return async () => {
    if (keeps) return;
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

function keptFolder(): string {
  const checkout = createHash('sha256').update(process.cwd()).digest('hex').slice(0, 12);
  return join(tmpdir(), `fukkyu-test-kept-${checkout}`);
}

async function prepareTemplate(clusterUrl: string): Promise<string> {
  const template = `template_${fingerprintOfSchema()}`;
  const sql = postgres(clusterUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(1)`;
    const [found] = await sql`select from pg_database where datname = ${template}`;
    if (!found) await buildTemplate(sql, { clusterUrl, template });
    await dropLeftovers(sql);
  } finally {
    await sql.end();
  }
  return template;
}

/** Renamed when it is complete: a run that was killed leaves no half template. */
async function buildTemplate(
  sql: postgres.Sql,
  { clusterUrl, template }: { clusterUrl: string; template: string },
): Promise<void> {
  await sql`drop database if exists unfinished_template with (force)`;
  await sql`create database unfinished_template`;
  await migrateDatabase(clusterUrl.replace(/\/postgres$/, '/unfinished_template'));
  await sql`alter database unfinished_template rename to ${sql(template)}`;
}

/** Databases of runs that were killed: named after the minute they were made in, older than an hour. */
async function dropLeftovers(sql: postgres.Sql): Promise<void> {
  const anHourAgo = Math.floor(Date.now() / 60_000) - 60;
  const databases = await sql<
    { datname: string }[]
  >`select datname from pg_database where datname like 'test\\_%'`;
  for (const { datname } of databases) {
    if (Number(datname.split('_')[1]) < anHourAgo)
      await sql`drop database if exists ${sql(datname)} with (force)`;
  }
}

function fingerprintOfSchema(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync('db', { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.sql') || name === 'migrate.ts')
      hash.update(name).update(readFileSync(join('db', name)));
  }
  return hash.digest('hex').slice(0, 16);
}
