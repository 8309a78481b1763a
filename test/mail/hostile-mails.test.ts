import { expect, test } from 'vitest';
import { sendMail } from '#mail/send-mail';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';
import { aMailServer, aRawServer, dialogue } from '#test/mail/a-mail-server';
import { aQueuedMail, rowOf, workWith } from '#test/mail/a-queued-mail';

const database = await aDatabase();
const { shop } = await aShop(database);

test.each([
  'customer@example.jp, thief@example.jp',
  'customer@example.jp;thief@example.jp',
  'customer@example.jp\r\nBcc: thief@example.jp',
  'customer@example.jp>\r\nRCPT TO:<thief@example.jp',
  'Customer <customer@example.jp>',
  '"x" <thief@example.jp> customer@example.jp',
  'group: thief@example.jp;',
  '<script>@example.jp',
  '',
])('%j is no recipient: nothing is sent', async (recipient) => {
  const server = await aMailServer();
  const mail = await aQueuedMail(database, shop.id, { recipient });
  expect(await sendMail(database, mail.id, workWith(server.url))).toMatchObject({ kind: 'FAILED' });
  expect(server.connections).toBe(0);
  expect((await rowOf(database, mail)).lastError).toContain('宛先');
});

test.each([
  ["o'brien+tag@example.jp", "o'brien+tag@example.jp"],
  ['user@日本語.jp', 'user@xn--wgv71a119e.jp'],
])('%s gets its mail, alone', async (recipient, onTheWire) => {
  const server = await aMailServer();
  const mail = await aQueuedMail(database, shop.id, { recipient });
  expect(await sendMail(database, mail.id, workWith(server.url))).toEqual({ kind: 'SENT' });
  expect(server.received[0]?.source).toContain(`To: ${onTheWire}\r\n`);
  expect(server.received[0]?.recipients).toHaveLength(1);
});

test("an old carrier's address with dots in the wrong places is quoted", async () => {
  const commands: string[] = [];
  const { url } = await aRawServer((socket) =>
    dialogue(socket, (command) => {
      commands.push(command);
      return command === 'DATA' ? '354 go on' : '250 ok';
    }),
  );
  const mail = await aQueuedMail(database, shop.id, { recipient: 'two..dots.@docomo.ne.jp' });
  expect(await sendMail(database, mail.id, workWith(url))).toEqual({ kind: 'SENT' });
  expect(commands.filter((command) => command.startsWith('RCPT'))).toEqual([
    'RCPT TO:<"two..dots."@docomo.ne.jp>',
  ]);
});

test('line breaks in a subject or a sender add no header and no recipient', async () => {
  const server = await aMailServer();
  const subject = '件名\r\nBcc: thief@example.jp\r\nContent-Type: text/html\r\n\r\n<script>';
  const mail = await aQueuedMail(database, shop.id, { subject });
  const work = {
    ...workWith(server.url),
    settingsOf: async () => ({
      smtpUrl: server.url,
      from: '"店\r\nBcc: thief@example.jp" <shop@pan.example>',
      mailDir: '',
    }),
  };
  expect(await sendMail(database, mail.id, work)).toEqual({ kind: 'SENT' });
  const [received] = server.received;
  expect(received?.recipients).toEqual(['customer@example.jp']);
  expect(received?.parsed.bcc).toBeUndefined();
  expect(received?.parsed.headers.get('content-type')).toMatchObject({ value: 'multipart/alternative' });
  expect(received?.source.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
});

test('lines that are long, begin with a dot or end in blanks arrive as they are', async () => {
  const server = await aMailServer();
  const text = `.\n..\n${'長'.repeat(5_000)}\n${'a'.repeat(5_000)}\nblank  \nFrom x\n𠮷😀髙①\n`;
  const mail = await aQueuedMail(database, shop.id, { text });
  expect(await sendMail(database, mail.id, workWith(server.url))).toEqual({ kind: 'SENT' });
  expect(server.received[0]?.parsed.text).toBe(text);
  const longest = Math.max(...(server.received[0]?.source.split('\r\n').map((line) => line.length) ?? []));
  expect(longest).toBeLessThanOrEqual(998);
});

test('a sender that is not one address keeps the mail waiting and says so', async () => {
  const server = await aMailServer();
  const mail = await aQueuedMail(database, shop.id);
  const work = {
    ...workWith(server.url),
    settingsOf: async () => ({ smtpUrl: server.url, from: 'a@b.jp, c@d.jp', mailDir: '' }),
  };
  expect(await sendMail(database, mail.id, work)).toMatchObject({ kind: 'RETRYING' });
  expect((await rowOf(database, mail)).lastError).toContain('MAIL_FROM');
});
