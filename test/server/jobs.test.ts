import { expect, test } from 'vitest';
import { startJobs } from '#server/jobs';
import { aGraphql } from '#test/graphql/a-graphql';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const { runtime } = aGraphql(database);

test('a queue that is told to stop while it is still starting stops', async () => {
  const mail = { smtpUrl: null, from: 'shop@example.jp', mailDir: '/none' };
  const jobs = await startJobs(database.url, { ...runtime, mail, reconciliationPerSecond: 5 });
  const inTime = new Promise((resolve) => setTimeout(() => resolve('still running'), 10_000).unref());
  expect(await Promise.race([jobs.stop().then(() => 'stopped'), inTime])).toBe('stopped');
}, 20_000);
