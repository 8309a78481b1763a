import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { connectDatabase } from '#db/client';
import { keptStatement } from '#db/kept-statement';
import { shops } from '#db/schema/shops';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();

test('five hundred statements are kept planned, and every further one is answered all the same', async () => {
  const own = connectDatabase(database.url, { max: 1 });
  try {
    for (let i = 0; i < 520; i++) {
      const rows = await keptStatement(own.db, `number ${i}`, (name) =>
        own.db
          .select({ id: shops.id })
          .from(shops)
          .where(sql`${shops.id} is null or ${sql.raw(String(i))} < ${sql.placeholder('least')}::int`)
          .prepare(name),
      ).execute({ least: 0 });
      expect(rows).toEqual([]);
    }
    const [planned] =
      await own.sql`select count(*) as count from pg_prepared_statements where statement like 'select "id"%'`;
    expect(planned?.count).toBe(500);
  } finally {
    await own.close();
  }
});
