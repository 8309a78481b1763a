import { expect, test } from 'vitest';
import { migrateDatabase } from '#db/migrate';
import { aDatabase } from '#test/harness/a-database';

const { sql, url } = await aDatabase();

test('a migrated database has the shops, the job queue and nobody in it', async () => {
  const [counts] = await sql`
    select (select count(*) from shops) as shops, (select count(*) from graphile_worker.jobs) as jobs`;
  expect(counts).toEqual({ shops: 0, jobs: 0 });
});

test('migrating again, three servers at once, changes nothing', async () => {
  await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)]);
  const [applied] =
    await sql`select count(*) as times, count(distinct hash) as migrations from drizzle.__drizzle_migrations`;
  expect(applied?.times).toBe(applied?.migrations);
});
