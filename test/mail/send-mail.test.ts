import { expect, test } from 'vitest';
import { sendMail } from '#mail/send-mail';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';
import { aMailServer } from '#test/mail/a-mail-server';
import { aQueuedMail, noon, rowOf, workWith } from '#test/mail/a-queued-mail';

const database = await aDatabase();
const { shop } = await aShop(database);

test('a mail arrives in Japanese, as text and as HTML, and the ledger says so', async () => {
  const server = await aMailServer();
  const mail = await aQueuedMail(database, shop.id);
  expect(await sendMail(database, mail.id, workWith(server.url))).toEqual({ kind: 'SENT' });

  const [received] = server.received;
  expect(received?.recipients).toEqual(['customer@example.jp']);
  expect(received?.from).toBe('shop@pan.example');
  expect(received?.parsed.subject).toBe(
    '【山のパン屋】ご注文ありがとうございます（ご注文番号：2009031700002）',
  );
  expect(received?.parsed.from?.value).toEqual([{ name: '山のパン屋', address: 'shop@pan.example' }]);
  expect(received?.parsed.text).toBe(mail.body);
  expect(received?.parsed.html).toContain('・髙級ジャム①');
  expect(received?.parsed.date).toEqual(noon);
  expect(received?.parsed.messageId).toBe(`<${mail.id}@pan.example>`);
  expect(received?.source).toContain('Content-Type: multipart/alternative');
  expect(await rowOf(database, mail)).toMatchObject({
    state: 'SENT',
    sentAt: noon,
    keptAsFile: false,
    attempts: 1,
    lastError: null,
    messageId: `<${mail.id}@pan.example>`,
  });
});

test('a mail that was sent is not sent again', async () => {
  const server = await aMailServer();
  const mail = await aQueuedMail(database, shop.id);
  await sendMail(database, mail.id, workWith(server.url));
  expect(await sendMail(database, mail.id, workWith(server.url))).toEqual({ kind: 'SETTLED' });
  expect(server.received).toHaveLength(1);
});

test('four workers at each of twenty-five mails send each one once', async () => {
  const server = await aMailServer();
  const mails = await Promise.all(Array.from({ length: 25 }, () => aQueuedMail(database, shop.id)));
  const outcomes = await Promise.all(
    [...mails, ...mails, ...mails, ...mails].map(({ id }) => sendMail(database, id, workWith(server.url))),
  );
  expect(outcomes.filter(({ kind }) => kind === 'SENT')).toHaveLength(25);
  const ids = server.received.map(({ parsed }) => parsed.messageId);
  expect([...new Set(ids)].sort()).toEqual(mails.map(({ id }) => `<${id}@pan.example>`).sort());
  expect(ids).toHaveLength(25);
});

test('an id that no mail has is settled', async () => {
  const nobody = '00000000-0000-4000-8000-000000000000';
  expect(await sendMail(database, nobody, workWith(null))).toEqual({ kind: 'SETTLED' });
});

test('connections to the database that die while the server thinks cost nothing', async () => {
  const server = await aMailServer({
    beforeContentReply: async () => {
      await database.sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`;
    },
  });
  const mail = await aQueuedMail(database, shop.id);
  expect(await sendMail(database, mail.id, workWith(server.url))).toEqual({ kind: 'SENT' });
  expect((await rowOf(database, mail)).state).toBe('SENT');
});
