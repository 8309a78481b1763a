import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, expect, test } from 'vitest';
import { sendMail } from '#mail/send-mail';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';
import { aQueuedMail, noon, rowOf, workWith } from '#test/mail/a-queued-mail';

const database = await aDatabase();
const { shop } = await aShop(database);
const mailDir = await mkdtemp(join(tmpdir(), 'fukkyu-mail-'));
afterAll(() => rm(mailDir, { recursive: true }));

test('without a mail server a mail is kept as a file that mail programs open', async () => {
  const mail = await aQueuedMail(database, shop.id);
  expect(await sendMail(database, mail.id, workWith(null, { mailDir }))).toEqual({ kind: 'KEPT_AS_FILE' });
  expect(await rowOf(database, mail)).toMatchObject({ state: 'SENT', keptAsFile: true, sentAt: noon });

  const path = join(mailDir, shop.id, `20261102-120000-${mail.id}.eml`);
  const kept = await simpleParser(await readFile(path));
  expect(kept.subject).toContain('【山のパン屋】');
  expect(kept.text).toBe(mail.body);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await readdir(join(mailDir, shop.id))).filter((name) => !name.endsWith('.eml'))).toEqual([]);
});

test('two workers keep one file', async () => {
  const mail = await aQueuedMail(database, shop.id);
  const work = workWith(null, { mailDir });
  const outcomes = await Promise.all([
    sendMail(database, mail.id, work),
    sendMail(database, mail.id, work),
    sendMail(database, mail.id, work),
  ]);
  expect(outcomes.filter(({ kind }) => kind === 'KEPT_AS_FILE')).toHaveLength(1);
  const names = await readdir(join(mailDir, shop.id));
  expect(names.filter((name) => name.includes(mail.id))).toHaveLength(1);
});

test('a folder that cannot be written keeps the mail waiting and says so', async () => {
  const file = join(mailDir, 'a-file');
  await writeFile(file, '');
  const mail = await aQueuedMail(database, shop.id);
  expect(await sendMail(database, mail.id, workWith(null, { mailDir: file }))).toMatchObject({
    kind: 'RETRYING',
  });
  expect(await rowOf(database, mail)).toMatchObject({ state: 'QUEUED', sentAt: null });
});
