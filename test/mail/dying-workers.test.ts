import { eq } from 'drizzle-orm';
import { run } from 'graphile-worker';
import { expect, onTestFinished, test } from 'vitest';
import { mails } from '#db/schema/mails';
import { claimMail } from '#mail/mail-ledger';
import { rescueMails } from '#mail/rescue-mails';
import { type MailWork, sendMail } from '#mail/send-mail';
import { sendMailTask } from '#mail/send-mail-task';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';
import { aMailServer } from '#test/mail/a-mail-server';
import { aQueuedMail, noon, rowOf, workWith } from '#test/mail/a-queued-mail';

const database = await aDatabase({ max: 20 });
const { shop } = await aShop(database);
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);

test('a mail whose worker died before any content left is sent by the next, once it surely is dead', async () => {
  const server = await aMailServer();
  const mail = await aQueuedMail(database, shop.id);
  await claimMail(database.db, mail.id, noon);

  const early = workWith(server.url, { now: later(120) });
  expect(await sendMail(database, mail.id, early)).toEqual({ kind: 'BUSY' });
  await expect(sendMailTask(database, { mailId: mail.id }, early)).rejects.toThrow('Another worker');
  expect(server.received).toHaveLength(0);

  const late = workWith(server.url, { now: later(121) });
  expect(await sendMail(database, mail.id, late)).toEqual({ kind: 'SENT' });
  expect(server.received).toHaveLength(1);
});

test('a mail whose worker died while content left is shown as unknown and not sent again', async () => {
  const server = await aMailServer();
  const mail = await aQueuedMail(database, shop.id);
  await claimMail(database.db, mail.id, noon);
  await database.db.update(mails).set({ dataStartedAt: noon }).where(eq(mails.id, mail.id));

  expect(await sendMail(database, mail.id, workWith(server.url, { now: later(120) }))).toEqual({
    kind: 'BUSY',
  });
  expect(await sendMail(database, mail.id, workWith(server.url, { now: later(121) }))).toMatchObject({
    kind: 'UNKNOWN',
  });
  expect(await sendMail(database, mail.id, workWith(server.url, { now: later(999) }))).toEqual({
    kind: 'SETTLED',
  });
  expect(server.received).toHaveLength(0);
  expect((await rowOf(database, mail)).lastError).toContain('中断');
});

test('a worker taken for dead that wakes up again sends nothing', async () => {
  const server = await aMailServer();
  const mail = await aQueuedMail(database, shop.id);
  let wakeUp = () => {};
  const asleep = new Promise<void>((resolve) => {
    wakeUp = resolve;
  });
  const slow: MailWork = {
    ...workWith(server.url),
    settingsOf: async () => {
      await asleep;
      return workWith(server.url).settingsOf(shop.id);
    },
  };
  const sleeper = sendMail(database, mail.id, slow);
  await expect.poll(async () => (await rowOf(database, mail)).state).toBe('SENDING');

  expect(await sendMail(database, mail.id, workWith(server.url, { now: later(121) }))).toEqual({
    kind: 'SENT',
  });
  wakeUp();
  expect(await sleeper).toEqual({ kind: 'BUSY' });
  expect(server.received).toHaveLength(1);
  expect(await rowOf(database, mail)).toMatchObject({ state: 'SENT', attempts: 2 });
});

test('an answer that comes late replaces the unknown that another worker wrote', async () => {
  let answer = () => {};
  const server = await aMailServer({
    beforeContentReply: () =>
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
  });
  const mail = await aQueuedMail(database, shop.id);
  const sending = sendMail(database, mail.id, workWith(server.url));
  await expect.poll(async () => (await rowOf(database, mail)).dataStartedAt).not.toBeNull();
  await sendMail(database, mail.id, workWith(server.url, { now: later(121) }));
  expect((await rowOf(database, mail)).state).toBe('UNKNOWN');
  answer();
  expect(await sending).toEqual({ kind: 'SENT' });
  expect(await rowOf(database, mail)).toMatchObject({ state: 'SENT', lastError: null });
  expect(server.received).toHaveLength(1);
});

test('the queue sends by itself, and again once the server is back', async () => {
  const gone = await aMailServer();
  await gone.stop();
  const mail = await aQueuedMail(database, shop.id);
  await runQueue(workWith(gone.url));
  await expect.poll(async () => (await rowOf(database, mail)).lastError).toContain('ECONNREFUSED');

  const back = await aMailServer({ port: gone.port });
  await expect
    .poll(async () => (await rowOf(database, mail)).state, { timeout: 15_000, interval: 100 })
    .toBe('SENT');
  expect(back.received.map(({ parsed }) => parsed.messageId)).toEqual([`<${mail.id}@pan.example>`]);
});

test('a mail whose job was lost or is held by a dead worker is rescued, once', async () => {
  const server = await aMailServer();
  const [lost, held, waiting] = await Promise.all([
    aQueuedMail(database, shop.id),
    aQueuedMail(database, shop.id),
    aQueuedMail(database, shop.id),
  ]);
  await database.sql`select graphile_worker.remove_job(${`mail:${lost.id}`})`;
  await claimMail(database.db, held.id, noon);
  await database.sql`
    update graphile_worker._private_jobs set locked_at = ${later(0)}, locked_by = 'dead', attempts = 1
    where key = ${`mail:${held.id}`}`;
  await database.sql`
    update graphile_worker._private_jobs set run_at = now() + interval '1 hour' where key = ${`mail:${waiting.id}`}`;

  expect(await rescueMails(database.db, later(120))).toBe(0);
  expect(await rescueMails(database.db, later(121))).toBe(2);
  expect(await rescueMails(database.db, later(121))).toBe(0);
  await runQueue(workWith(server.url, { now: later(121) }));
  await expect.poll(() => server.received.length, { timeout: 5_000 }).toBe(2);
  expect(await rowOf(database, waiting)).toMatchObject({ state: 'QUEUED', attempts: 0 });
});

async function runQueue(work: MailWork): Promise<void> {
  const runner = await run({
    connectionString: database.url,
    concurrency: 3,
    pollInterval: 200,
    noHandleSignals: true,
    taskList: {
      send_mail: async (payload) => {
        await sendMailTask(database, payload, work);
      },
    },
  });
  onTestFinished(() => runner.stop());
}
