import { expect, test } from 'vitest';
import { connectDatabase, DeadlineExceeded, withDeadline } from '#db/client';
import { aDatabase } from '#test/harness/a-database';

const { sql } = await aDatabase();

test('times come out as Date and go in as Date, counts are numbers', async () => {
  const at = new Date('2009-03-17T07:45:01.123Z');
  const [row] = await sql`select ${at}::timestamptz(3) as at, count(*) as many from shops`;
  expect(row).toEqual({ at, many: 0 });
});

test('work that outlasts its deadline is given up in time', async () => {
  const startedAt = Date.now();
  const sleeping = sql`select pg_sleep(0.5)`.execute();
  await expect(withDeadline(sleeping, 50)).rejects.toBeInstanceOf(DeadlineExceeded);
  expect(Date.now() - startedAt).toBeLessThan(400);
  await sleeping;
});

test('work that fails before its deadline fails as itself', async () => {
  await expect(withDeadline(sql`select 1 / 0`, 1000)).rejects.toThrow('division by zero');
});

test('a database that is not there is an error, not a hang', async () => {
  const nobody = connectDatabase('postgres://fukkyu:x@127.0.0.1:1/fukkyu', { max: 1 });
  await expect(withDeadline(nobody.sql`select 1`, 2000)).rejects.toThrow('ECONNREFUSED');
  await nobody.close();
});
