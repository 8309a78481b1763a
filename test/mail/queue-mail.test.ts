import { randomUUID } from 'node:crypto';
import { drizzle } from 'drizzle-orm/postgres-js';
import { expect, test } from 'vitest';
import { findMails } from '#mail/find-mails';
import { queueMail, queueMails } from '#mail/queue-mail';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';
import { aMail, noon } from '#test/mail/a-queued-mail';

const database = await aDatabase();
const { shop } = await aShop(database);
const jobsOf = async (ids: string[]) => {
  const keys = ids.map((id) => `mail:${id}`);
  return database.sql`select key, task_identifier from graphile_worker.jobs where key = any(${keys})`;
};

test('a mail and its job stand together', async () => {
  const mail = await queueMail(database.db, aMail(shop.id, { tradeId: randomUUID() }), noon);
  expect(mail).toMatchObject({ state: 'QUEUED', attempts: 0, queuedAt: noon, keptAsFile: false });
  expect(await jobsOf([mail.id])).toEqual([{ key: `mail:${mail.id}`, task_identifier: 'send_mail' }]);
});

test('a transaction that fails leaves neither mail nor job', async () => {
  const asked = aMail(shop.id);
  let id = '';
  const work = database.db.transaction(async (tx) => {
    ({ id } = await queueMail(tx, asked, noon));
    throw new Error('the restore failed');
  });
  await expect(work).rejects.toThrow('the restore failed');
  expect(await jobsOf([id])).toEqual([]);
  expect(await findMails(database.db, shop.id, [asked.orderId])).toEqual(new Map());
});

test('a hundred mails take two statements and keep their order', async () => {
  const statements: string[] = [];
  const db = drizzle(database.sql, { logger: { logQuery: (query) => statements.push(query) } });
  const asked = Array.from({ length: 100 }, () => aMail(shop.id));
  const rows = await queueMails(db, asked, noon);
  expect(statements).toHaveLength(2);
  expect(rows.map(({ orderId }) => orderId)).toEqual(asked.map(({ orderId }) => orderId));
  expect(await jobsOf(rows.map(({ id }) => id))).toHaveLength(100);
  expect(await queueMails(db, [], noon)).toEqual([]);
});

test('mails are found by order, oldest first, and never those of another shop', async () => {
  const other = await aShop(database);
  const first = aMail(shop.id);
  const later = new Date(noon.getTime() + 1000);
  await queueMail(database.db, { ...first, subject: 'second' }, later);
  await queueMail(database.db, { ...first, subject: 'first' }, noon);
  await queueMail(database.db, { ...first, shopId: other.shop.id, subject: 'foreign' }, noon);

  const found = await findMails(database.db, shop.id, [first.orderId, randomUUID()]);
  expect([...found.keys()]).toEqual([first.orderId]);
  expect(found.get(first.orderId)?.map(({ subject }) => subject)).toEqual(['first', 'second']);
  expect(await findMails(database.db, shop.id, [])).toEqual(new Map());
});
