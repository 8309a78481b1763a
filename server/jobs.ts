import { eq } from 'drizzle-orm';
import { Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker';
import { z } from 'zod';
import type { Database } from '#db/client';
import { shops } from '#db/schema/shops';
import type { Log } from '#graphql/runtime';
import { rescueMails } from '#mail/rescue-mails';
import type { MailSettings } from '#mail/send-mail';
import { sendMailTask } from '#mail/send-mail-task';
import { evaluateAll } from '#recovery/abnormal-orders/evaluate-all';
import { forgetClosedAbnormalOrders } from '#recovery/abnormal-orders/open-abnormal-order';
import { watchShops } from '#recovery/alerts/watch-shops';
import { evaluateShopTask } from '#recovery/shops/update-shop';
import { gatewayCron, gatewayTasks } from '#server/gateway-jobs';
import { describeError } from '#server/log';

export interface Jobs {
  /** Takes no new job and waits for the running ones. */
  stop(): Promise<void>;
}

interface JobContext {
  database: Database;
  log: Log;
  now: () => Date;
  mail: MailSettings;
  config: { secret: string; appUrl: string };
  /** Of one shop's reconciliation. */
  reconciliationPerSecond: number;
}

/** Those that ask GMOPG wait most of their time: there is always a hand free for mails. */
const jobsAtOnce = 8;

interface RunnerContext extends JobContext {
  isStopping: () => boolean;
}

const applicationName = 'fukkyu-jobs';

/** Works the job queue until it is stopped; a database that goes away and comes back does not end it. */
export async function startJobs(databaseUrl: string, context: JobContext): Promise<Jobs> {
  const { database, log } = context;
  await unlockJobsOfDeadWorkers(database);
  const url = new URL(databaseUrl);
  url.searchParams.set('application_name', applicationName);
  let isStopping = false;
  let runner: Runner | null = null;

  async function work(): Promise<void> {
    while (!isStopping) {
      try {
        runner = await startRunner(url.toString(), { ...context, isStopping: () => isStopping });
        // Told so while it was still starting: then nobody else stops it.
        if (isStopping) await runner.stop().catch(() => {});
        await runner.promise;
      } catch (err) {
        log.warn({ err }, 'The job queue stopped; starting it again.');
      }
      if (!isStopping) await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }

  const worked = work();
  return {
    async stop() {
      isStopping = true;
      await runner?.stop().catch(() => {});
      await worked;
    },
  };
}

function startRunner(connectionString: string, context: RunnerContext): Promise<Runner> {
  return run({
    connectionString,
    concurrency: jobsAtOnce,
    maxPoolSize: jobsAtOnce + 2,
    noHandleSignals: true,
    taskList: withPlainErrors({ ...tasks(context), ...gatewayTasks(context) }),
    parsedCronItems: parseCronItems(
      ['fold_counts', 'rescue_mails', 'watch_shops', ...gatewayCron].map((task) => ({
        task,
        match: '* * * * *',
        // A process may start in the middle of the queue of another: one of each is enough. A database that was gone for
        // a moment is no failure: the second and third try come within ten seconds.
        options: { jobKey: task, maxAttempts: 3 },
      })),
    ),
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') context.log.warn({ part: 'jobs' }, message);
      else context.log.debug({ part: 'jobs' }, message);
    }),
  });
}

/** The queue writes a task's error into its table and the log; a database error carries the values of its query. */
function withPlainErrors(list: Record<string, (payload: unknown) => Promise<void>>): TaskList {
  return Object.fromEntries(
    Object.entries(list).map(([name, task]) => [
      name,
      (payload: unknown) =>
        task(payload).catch((error) => {
          const { message, cause } = describeError(error);
          throw new Error(cause ? `${message} ${cause.message}` : message);
        }),
    ]),
  );
}

function tasks({ database, log, now, mail, config }: JobContext) {
  return {
    send_mail: async (payload: unknown) => {
      const outcome = await sendMailTask(database, payload, {
        clock: now,
        secret: config.secret,
        settingsOf: (shopId) => mailSettingsOf(database, shopId, mail),
      });
      log.debug({ part: 'mail', outcome: outcome.kind }, 'A mail was worked on.');
    },
    rescue_mails: async () => {
      const rescued = await rescueMails(database.db, now());
      if (rescued > 0) log.warn({ part: 'mail', rescued }, 'Mails had lost their job and have a new one.');
    },
    watch_shops: async () => {
      const raised = await watchShops(database.db, { now: now(), appUrl: config.appUrl });
      if (raised > 0) log.info({ part: 'alerts', raised }, 'Shops were told of what is due.');
    },
    [evaluateShopTask]: async (payload: unknown) => {
      const { shopId } = z.object({ shopId: z.uuid() }).parse(payload);
      const { trades, changed } = await evaluateAll(database.db, shopId);
      log.info({ part: 'settings', shopId, trades, changed }, 'A shop was evaluated by its new settings.');
    },
    fold_counts: async () => {
      await database.sql`select fold_abnormal_order_deltas()`;
      await database.sql`select analyze_young_tables()`;
      await forgetClosedAbnormalOrders(database.db, now());
    },
  };
}

/** The practice shop's customers are nobody: its mails stay files, whatever mail server there is. */
async function mailSettingsOf(database: Database, shopId: string, mail: MailSettings): Promise<MailSettings> {
  const [shop] = await database.db
    .select({ mailFrom: shops.mailFrom, isPractice: shops.isPractice })
    .from(shops)
    .where(eq(shops.id, shopId));
  return {
    ...mail,
    from: shop?.mailFrom ?? mail.from,
    smtpUrl: shop?.isPractice ? null : mail.smtpUrl,
  };
}

/**
 * A job that was running when its process or the database died stays locked for four hours. While another process works
 * the queue, only locks past ten minutes are taken for dead: no job of ours runs that long.
 */
async function unlockJobsOfDeadWorkers({ sql }: Database): Promise<void> {
  await sql`
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
    from graphile_worker.jobs
    where locked_by is not null and (
      locked_at < now() - interval '10 minutes'
      or not exists (select from pg_stat_activity where application_name = ${applicationName}))`;
}
