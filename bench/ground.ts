import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { connectDatabase, type Database } from '#db/client';
import { migrateDatabase } from '#db/migrate';
import { startEmbeddedPostgres } from '#server/embedded-postgres';
import { type Program, startProgram } from './start-program';

/** A scratch Postgres with the product's own settings (fsync on), and what runs on it; all of it goes with `close`. */
export interface Ground {
  isQuick: boolean;
  folder: string;
  clusterUrl: string;
  /** A migrated, empty database. */
  makeDatabase(name: string): Promise<Database & { url: string }>;
  /** A process of ours; told to stop when the ground closes, if not before. */
  start(program: Omit<Parameters<typeof startProgram>[0], 'folder'>): Promise<Program>;
  close(): Promise<void>;
  /** For Ctrl+C. */
  giveUp(): void;
}

export const benchSecret = 'a secret that only the bench knows, 32 bytes long';

export async function openGround({ isQuick }: { isQuick: boolean }): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'fukkyu-bench-'));
  // Room for pgbench's connections beside everybody's pools; all else is as the product has it.
  const cluster = await startEmbeddedPostgres(folder, { max_connections: '250' });
  const closing: (() => Promise<unknown>)[] = [
    async () => {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  ];

  async function close(): Promise<void> {
    for (let next = closing.pop(); next !== undefined; next = closing.pop()) await next();
  }

  return {
    isQuick,
    folder,
    clusterUrl: cluster.url,
    async makeDatabase(name) {
      const maintenance = postgres(cluster.url, { max: 1, onnotice: () => {} });
      await maintenance`create database ${maintenance(name)}`;
      await maintenance.end();
      const url = cluster.url.replace(/\/[^/]+$/, `/${name}`);
      await migrateDatabase(url);
      const database = connectDatabase(url, { max: 4, applicationName: 'bench' });
      closing.push(() => database.close());
      return { ...database, url };
    },
    async start(program) {
      const started = await startProgram({ ...program, folder });
      closing.push(() => started.stop());
      return started;
    },
    close,
    giveUp: () => void close().finally(() => process.exit(130)),
  };
}
