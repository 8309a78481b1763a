// A process of its own that works the mail queue until it is killed: database, mail server, seconds its clock is ahead.
import { run } from 'graphile-worker';
import { connectDatabase } from '#db/client';
import { rescueMails } from '#mail/rescue-mails';
import { sendMailTask } from '#mail/send-mail-task';

const [url = '', smtpUrl = '', aheadSeconds = '0'] = process.argv.slice(2);
const database = connectDatabase(url);
const clock = () => new Date(Date.now() + Number(aheadSeconds) * 1000);
const settingsOf = async () => ({ smtpUrl, from: 'shop@pan.example', mailDir: '/nonexistent' });

await rescueMails(database.db, clock());
await run({
  connectionString: url,
  concurrency: 4,
  pollInterval: 200,
  taskList: {
    send_mail: async (payload) => {
      await sendMailTask(database, payload, { clock, settingsOf, secret: '' });
    },
  },
});
