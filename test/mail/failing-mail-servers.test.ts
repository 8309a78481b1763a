import { describe, expect, test } from 'vitest';
import { sendMail } from '#mail/send-mail';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';
import { aMailServer, aRawServer, dialogue } from '#test/mail/a-mail-server';
import { aQueuedMail, noon, rowOf, workWith } from '#test/mail/a-queued-mail';

const database = await aDatabase();
const { shop } = await aShop(database);

const waiting = { state: 'QUEUED', dataStartedAt: null, sendingAt: null, sentAt: null };

describe('the mail waits and goes out once the server is well', () => {
  test('nobody listens', async () => {
    const gone = await aMailServer();
    await gone.stop();
    await staysQueued(gone.url, 'ECONNREFUSED');
  });

  test('the host has no address', async () => {
    await staysQueued('smtp://mail.invalid:25', 'mail.invalid');
  });

  test('no greeting comes', async () => {
    const { url } = await aRawServer(() => {});
    await staysQueued(url, 'Greeting never received');
  });

  test.each(['421 4.3.2 too many connections', '554 no service here'])(
    'the greeting is %s',
    async (greeting) => {
      const { url } = await aRawServer((socket) => socket.end(`${greeting}\r\n`));
      await staysQueued(url, greeting);
    },
  );

  test('the line goes dead before the content', async () => {
    const { url } = await aRawServer((socket) =>
      dialogue(socket, (command) => {
        if (command.startsWith('RCPT')) socket.destroy();
        return '250 ok';
      }),
    );
    await staysQueued(url, 'closed');
  });

  test('the server is silent when the content is offered', async () => {
    const { url } = await aRawServer((socket) =>
      dialogue(socket, (command) => (command === 'DATA' ? null : '250 ok')),
    );
    await staysQueued(url, 'Timeout');
  });

  test('the server dribbles one character a moment', async () => {
    const { url } = await aRawServer((socket) => {
      const dribble = setInterval(() => socket.write('2'), 200);
      socket.on('close', () => clearInterval(dribble));
    });
    await staysQueued(url, 'Greeting never received');
  });

  test.each([421, 450, 451, 452])('the recipient gets %i', async (recipientReply) => {
    const { url } = await aMailServer({ recipientReply });
    await staysQueued(url, String(recipientReply));
  });

  test.each([421, 450, 452])('the whole content gets %i', async (contentReply) => {
    const { url } = await aMailServer({ contentReply });
    await staysQueued(url, String(contentReply));
  });

  test('the password is wrong; it is named nowhere', async () => {
    const { port } = await aMailServer({
      options: { onAuth: (auth, _session, done) => done(new Error(`wrong: ${auth.password}`)) },
    });
    const mail = await staysQueued(`smtp://shop:se%23cret@127.0.0.1:${port}`, '535');
    expect(mail.lastError).toContain('SMTP_URL のユーザーとパスワード');
    expect(mail.lastError).not.toContain('se#cret');
  });

  test('the server wants a sign-in and has none', async () => {
    const { url } = await aMailServer({ options: { authOptional: false } });
    await staysQueued(url, '530');
  });

  async function staysQueued(url: string, said: string) {
    const mail = await aQueuedMail(database, shop.id);
    expect(await sendMail(database, mail.id, workWith(url))).toMatchObject({ kind: 'RETRYING' });
    const waits = await rowOf(database, mail);
    expect(waits).toMatchObject({ ...waiting, attempts: 1 });
    expect(waits.lastError).toContain(said);

    const well = await aMailServer();
    expect(await sendMail(database, mail.id, workWith(well.url))).toEqual({ kind: 'SENT' });
    expect(well.received).toHaveLength(1);
    expect(await rowOf(database, mail)).toMatchObject({ state: 'SENT', attempts: 2, lastError: null });
    return waits;
  }
});

describe('the mail fails for good and says why', () => {
  test.each([550, 551, 553])('the recipient gets %i', async (recipientReply) => {
    await fails(await aMailServer({ recipientReply }), String(recipientReply));
  });

  test.each([550, 552, 554])('the whole content gets %i', async (contentReply) => {
    await fails(await aMailServer({ contentReply }), String(contentReply));
  });

  test('the sender is refused', async () => {
    const options = {
      onMailFrom: (_address: unknown, _session: unknown, done: (error: Error) => void) =>
        done(Object.assign(new Error('not you'), { responseCode: 550 })),
    };
    await fails(await aMailServer({ options }), 'not you');
  });

  test('it tried for two days', async () => {
    const gone = await aMailServer();
    await gone.stop();
    const mail = await aQueuedMail(database, shop.id);
    const hours = (count: number) => new Date(noon.getTime() + count * 3600 * 1000);
    expect(await sendMail(database, mail.id, workWith(gone.url, { now: hours(48) }))).toMatchObject({
      kind: 'RETRYING',
    });
    const late = workWith(gone.url, { now: new Date(hours(48).getTime() + 1) });
    expect(await sendMail(database, mail.id, late)).toMatchObject({ kind: 'FAILED' });
    expect((await rowOf(database, mail)).lastError).toContain('48時間');
  });

  async function fails(server: { url: string }, said: string) {
    const mail = await aQueuedMail(database, shop.id);
    expect(await sendMail(database, mail.id, workWith(server.url))).toMatchObject({ kind: 'FAILED' });
    expect(await sendMail(database, mail.id, workWith(server.url))).toEqual({ kind: 'SETTLED' });
    const row = await rowOf(database, mail);
    expect(row).toMatchObject({ state: 'FAILED', sentAt: null });
    expect(row.lastError).toContain(said);
  }
});

describe('nobody knows whether the mail arrived: it is never sent again silently', () => {
  test.each(['DROPPED', 'SILENT'] as const)('the line is %s after the content', async (contentReply) => {
    const server = await aMailServer({ contentReply });
    await staysUnknown(server.url);
    expect(server.connections).toBe(1);
  });

  test('the server says something that is no answer', async () => {
    const { url } = await aRawServer((socket) =>
      dialogue(socket, (command) => {
        if (command === 'DATA') return '354 go on';
        return command === '.' ? 'nonsense' : '250 ok';
      }),
    );
    await staysUnknown(url);
  });

  test('the line goes dead in the middle of a long mail', async () => {
    const { url } = await aRawServer((socket) =>
      dialogue(socket, (command) => {
        if (command !== 'DATA') return '250 ok';
        socket.on('data', () => socket.destroy());
        return '354 go on';
      }),
    );
    await staysUnknown(url, '長い本文\n'.repeat(200_000));
  });

  async function staysUnknown(url: string, text = '本文') {
    const mail = await aQueuedMail(database, shop.id, { text });
    expect(await sendMail(database, mail.id, workWith(url))).toMatchObject({ kind: 'UNKNOWN' });
    const well = await aMailServer();
    expect(await sendMail(database, mail.id, workWith(well.url))).toEqual({ kind: 'SETTLED' });
    expect(well.received).toHaveLength(0);
    expect(await rowOf(database, mail)).toMatchObject({
      state: 'UNKNOWN',
      dataStartedAt: noon,
      sentAt: null,
    });
  }
});
