import { sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { findAlerts } from '#recovery/alerts/find-alerts';
import { startJobs } from '#server/jobs';
import { aGraphql } from '#test/graphql/a-graphql';
import { aDatabase } from '#test/harness/a-database';
import { aMailServer } from '#test/mail/a-mail-server';
import { aWatchedShop, jst } from '#test/recovery/alerts/a-watched-shop';

const database = await aDatabase();
const now = () => jst('2026-11-24T09:00:30');
const { runtime } = aGraphql(database, { now });

test('two servers on one database send a digest once, by a real mail server', async () => {
  const { shop, charge } = await aWatchedShop(database);
  await charge(jst('2026-11-24T08:00:00'), { name: '<b>山田</b>' });
  const server = await aMailServer();
  const mail = { smtpUrl: server.url, from: 'shop@example.jp', mailDir: '/none' };
  const context = { ...runtime, mail, reconciliationPerSecond: 5 };
  const servers = await Promise.all([startJobs(database.url, context), startJobs(database.url, context)]);
  try {
    for (let n = 0; n < 10; n++)
      await database.db.execute(sql`select graphile_worker.add_job('watch_shops', '{}'::json)`);
    await vi.waitUntil(() => server.received.length > 0, { timeout: 20_000, interval: 50 });
    const waiting = () => database.sql`select from graphile_worker.jobs where task_identifier <> 'none'`;
    await vi.waitUntil(async () => (await waiting()).length === 0, { timeout: 20_000, interval: 50 });
  } finally {
    await Promise.all(servers.map((one) => one.stop()));
  }
  expect(server.received).toHaveLength(1);
  const [received] = server.received;
  expect(received?.recipients).toEqual(['desk@example.jp']);
  expect(received?.parsed.subject).toBe('【見張りの店】対応が必要な異常注文が1件あります（¥650）');
  expect(received?.parsed.text).toContain('<b>山田</b>');
  expect(String(received?.parsed.html)).not.toContain('<b>');
  const [alert] = await findAlerts(database.db, shop.id, { most: 5 });
  expect(alert?.mails.map(({ state }) => state)).toEqual(['SENT']);
}, 60_000);
