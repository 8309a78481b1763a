import next from 'next';
import { migrateDatabase } from '#db/migrate';
import { installRuntime } from '#graphql/runtime';
import { endWatches } from '#recovery/abnormal-orders/watch-abnormal-orders';
import { composeRuntime } from '#server/compose-runtime';
import { type Config, readProcessConfig } from '#server/env';
import { makeFirstAdministrator } from '#server/first-administrator';
import { graphqlLane } from '#server/graphql-lane';
import { createHttpServer } from '#server/http-server';
import { startJobs } from '#server/jobs';
import { mailSettings } from '#server/mail-settings';
import { createMetrics, metricsLane } from '#server/metrics';
import { noticeLane } from '#server/notice-lane';
import { openDatabase } from '#server/open-database';
import { hostPractice } from '#server/practice/host-practice';
import { tellPracticeStory } from '#server/practice-shop';
import { loadSecret } from '#server/secret';
import { streamLane } from '#server/stream-lane';
import { surviveDatabaseErrors } from '#server/survive-database-errors';

type Stop = () => Promise<unknown>;

/** What was started, to be stopped in the reverse order. */
const running: Stop[] = [];

async function start(config: Config): Promise<void> {
  const secret = config.secret ?? (await loadSecret(config.dataDir));
  const { databaseUrl, embedded } = await openDatabase(config, { tell: say });
  if (embedded !== null) running.push(() => embedded.stop());
  await migrateDatabase(databaseUrl);
  const runtime = composeRuntime(config, { databaseUrl, secret });
  running.push(() => runtime.database.close());
  installRuntime(runtime);
  surviveDatabaseErrors(runtime.log);
  embedded?.supervise(() => runtime.log.warn({}, 'The embedded Postgres had died and runs again.'));

  const { adminEmail: email, adminPassword: password, hasPracticeShop } = config;
  const welcome = await makeFirstAdministrator(
    runtime.database.db,
    { email, password },
    { now: runtime.now() },
  );
  if (welcome !== null) say(welcome);
  const practiceShop = hasPracticeShop
    ? await tellPracticeStory(runtime.database, { secret, now: runtime.now() })
    : null;

  const metrics = createMetrics();
  const pages = next({ dev: false, dir: process.cwd(), customServer: true });
  await pages.prepare();
  const server = createHttpServer({
    lanes: [
      noticeLane(runtime, metrics),
      graphqlLane(runtime),
      streamLane(runtime),
      metricsLane(metrics, config.metricsToken),
    ],
    pages: pages.getRequestHandler(),
    trustedProxies: config.trustedProxies,
    onFailure: (err) => runtime.log.error({ err }, 'A request failed.'),
  });
  await server.listen(config.port, config.host);
  const jobs = await startJobs(databaseUrl, {
    ...runtime,
    mail: mailSettings(config),
    reconciliationPerSecond: config.reconciliationPerSecond,
  });
  running.push(
    () => jobs.stop(),
    () => {
      endWatches(runtime.database);
      return server.drain();
    },
  );
  if (practiceShop !== null) {
    const practice = await hostPractice(runtime, practiceShop.id, {
      ...{ databaseUrl, dataDir: config.dataDir },
      ownOrigin: ownOrigin(config),
    });
    running.push(() => practice.stop());
  }

  say(`ready http://${config.host ?? 'localhost'}:${config.port}`);
  say(`Sign in at ${config.appUrl}/sign-in`);
}

/** How this machine reaches itself: every interface includes loopback. */
function ownOrigin({ host, port }: Config): string {
  const isEvery = host === null || host === '0.0.0.0' || host === '::';
  return `http://${isEvery ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function stop(): Promise<void> {
  for (let next = running.pop(); next !== undefined; next = running.pop()) await next();
}

function say(sentence: string): void {
  console.log(sentence);
}

let isStopping = false;

/** The first signal lets everybody finish, the second does not. */
function onSignal(): void {
  if (isStopping) process.exit(1);
  isStopping = true;
  stop().then(
    () => process.exit(0),
    (error) => fail(error),
  );
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

process.on('SIGTERM', onSignal).on('SIGINT', onSignal);

const read = readProcessConfig();
if (read.kind === 'FAULTY') fail(new Error(['The settings cannot be used:', ...read.faults].join('\n- ')));
else start(read.config).catch((error) => stop().finally(() => fail(error)));
