import { aShop, type BenchShop } from './a-shop';
import { against, takeTurns } from './compare';
import { benchSecret, type Ground } from './ground';
import { insertLimit } from './measure-insert-limit';
import type { Row } from './print-table';
import type { NoticesSent, NoticesToSend } from './send-notices';
import type { Program } from './start-program';

/** How many notices a second are stored, folded and evaluated before their `0`, beside those who only store bytes. */
export async function benchNotices(ground: Ground): Promise<{ title: string; notes: string[]; rows: Row[] }> {
  const database = await ground.makeDatabase('notices');
  await database.sql`create table bare_notices (id bigint generated always as identity primary key, body bytea not null)`;
  const shop = await aShop(database);
  const environment = { DATABASE_URL: database.url, FUKKYU_SECRET: benchSecret };
  const server = await ground.start({ script: 'dist/start.mjs', environment });
  const nextAlone = await ground.start({
    script: 'node_modules/next/dist/bin/next',
    words: ['start', '-H', '127.0.0.1'],
    environment,
  });
  const bare = await ground.start({ script: 'dist/bench-bare-intake.mjs', environment });
  const limit = await insertLimit(ground, database.url);
  const send = sender(await ground.start({ script: 'dist/bench-send-notices.mjs' }), shop);
  let acknowledged = 0;
  const sendOurs: Send = (to, load) => {
    acknowledged += load.count;
    return send(to, load);
  };

  const count = ground.isQuick ? 1_500 : 6_000;
  const rounds = ground.isQuick ? 3 : 7;
  await sendOurs(server, { count, connections: 16 });
  await send(bare, { count, connections: 16 });
  await sendOurs(nextAlone, { count: Math.ceil(count / 4), connections: 16 });

  const rows: Row[] = [];
  for (const connections of [16, 64]) {
    const perSecond = await takeTurns(rounds, {
      ours: async () => (await sendOurs(server, { count, connections })).perSecond,
      bare: async () => (await send(bare, { count, connections })).perSecond,
      limit: () => limit.perSecond(connections, 1),
      nextAlone: async () =>
        (await sendOurs(nextAlone, { count: Math.ceil(count / 6), connections })).perSecond,
    });
    const unit = '/s';
    const name = `notice intake, ${connections} connections`;
    const bareIntake = { reference: perSecond.bare, unit, of: 'node:http + bare INSERT' };
    rows.push(
      against({
        ...bareIntake,
        name,
        ours: perSecond.ours,
        aim: connections === 16 ? '≥ 1.0×' : '≥ 1.5×',
        floor: '0.3×',
      }),
      against({
        name,
        ours: perSecond.ours,
        reference: perSecond.limit,
        unit,
        of: limit.driver,
        aim: '≥ 0.7×',
        floor: '–',
      }),
      against({
        ...bareIntake,
        name: `${name}, plain Next route`,
        ours: perSecond.nextAlone,
        aim: '–',
        floor: '0.1×',
      }),
    );
  }
  rows.push(await steadyRow(sendOurs, server, ground.isQuick ? 5 : 20));

  const [stored] = await database.sql<{ notices: number; trades: number }[]>`
    select (select count(*) from notices) as notices, (select count(*) from trades where status is not null) as trades`;
  if (stored?.notices !== acknowledged || stored.trades !== acknowledged) {
    throw new Error(
      `${acknowledged} were answered 0, ${stored?.notices} are stored and ${stored?.trades} listed.`,
    );
  }
  const notes = [
    `Medians of ${rounds} runs in turn, ${count} different notices of 123 names each; none of their orders has a checkout.`,
    'Ours reads the form, stores, folds and evaluates before `0`; the references store the bytes. fsync is on.',
    `All ${acknowledged} that were answered 0 are stored and listed.`,
  ];
  return { title: 'Notices', notes, rows };
}

type Send = (
  to: Program,
  load: { count: number; connections: number; perSecond?: number },
) => Promise<NoticesSent>;

/** Every notice is new, whoever it goes to; an answer other than `0` ends the bench. */
function sender(program: Program, { shop, noticePath }: BenchShop): Send {
  let from = 1;
  return async (to, { count, connections, perSecond = null }) => {
    const load = {
      url: to.url + noticePath,
      gmopgShopId: shop.gmopgShopId,
      from,
      count,
      connections,
      perSecond,
    };
    from += count;
    const result = readSent(await program.ask(load satisfies NoticesToSend));
    if (result.refused > 0)
      throw new Error(`${result.refused} of ${count} notices were not answered with 0.`);
    return result;
  };
}

/** What our own process answers by its contract. */
function readSent(answer: unknown): NoticesSent {
  return answer as NoticesSent;
}

async function steadyRow(send: Send, server: Program, seconds: number): Promise<Row> {
  const { p99Ms } = await send(server, { count: seconds * 200, connections: 16, perSecond: 200 });
  return {
    name: 'notice p99 at 200/s',
    ours: { amount: p99Ms, unit: 'ms' },
    reference: null,
    ratio: null,
    aim: '≤ 25 ms',
    floor: '100 ms',
  };
}
