import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { encodeCursor } from '#graphql/cursor';
import { aShop } from './a-shop';
import { answersPerSecond, ask, type Question } from './ask-server';
import { against, median, takeTurns } from './compare';
import { fillShop } from './fill-shop';
import { benchSecret, type Ground } from './ground';
import { ourCounts, ourFirstPage, ourPage, peersFirstPage, peersSchema } from './list-queries';
import type { Row } from './print-table';

/** How fast a tab of a shop with a million abnormal orders opens, beside PostGraphile and beside our own verbs alone. */
export async function benchLists(ground: Ground): Promise<{ title: string; notes: string[]; rows: Row[] }> {
  const size = Number(process.env.BENCH_ROWS ?? (ground.isQuick ? 50_000 : 1_000_000));
  installPeers();
  const database = await ground.makeDatabase('lists');
  const { shop, token } = await aShop(database);
  console.error(`Filling a shop with ${size} abnormal orders …`);
  await fillShop(database, shop.id, size);
  await database.sql.unsafe(peersSchema);

  const environment = { DATABASE_URL: database.url, FUKKYU_SECRET: benchSecret };
  const server = await ground.start({ script: 'dist/start.mjs', environment });
  const peer = await ground.start({ script: 'bench/peers/postgraphile.mjs', environment });
  const verbs = await ground.start({ script: 'dist/bench-verbs-alone.mjs', environment });
  const graphql = { url: `${server.url}/api/graphql`, token };
  const variables = { status: 'RESTORED' };
  const ours = { ...graphql, query: ourFirstPage, variables };
  const peers = {
    url: `${peer.url}/graphql`,
    query: peersFirstPage,
    variables: { ...variables, shop: shop.id },
  };
  const alone = { ...ours, url: verbs.url };
  await proveSameRows([ours, peers, alone]);

  const seconds = ground.isQuick ? 2 : 4;
  const perSecond = await takeTurns(ground.isQuick ? 3 : 5, {
    ours: () => answersPerSecond(ours, seconds),
    peers: () => answersPerSecond(peers, seconds),
    alone: () => answersPerSecond(alone, seconds),
  });
  const first = {
    name: `first page of a tab, ${size.toLocaleString('en-US')} rows`,
    ours: perSecond.ours,
    unit: '/s',
  };
  const notes = [
    `Medians in turn, 8 connections; 12 rows of ${size.toLocaleString('en-US')} are restorable, the tab is 復旧済.`,
    'Below the first two lines: one connection, median of 41 answers, against the first page.',
  ];
  const rows = [
    against({ ...first, reference: perSecond.peers, of: 'PostGraphile 5', aim: '≥ 2×', floor: '0.7×' }),
    against({
      ...first,
      reference: perSecond.alone,
      of: 'same verbs, no GraphQL',
      aim: '≥ 0.8×',
      floor: '–',
    }),
    ...(await otherQuestions({
      graphql,
      ours,
      after: await cursorInTheMiddle(database, { shopId: shop.id, size }),
      size,
    })),
  ];
  return { title: 'Lists', notes, rows };
}

/** What the bench compares with is no dependency of the product: it has its own lock file and comes when it is needed. */
function installPeers(): void {
  if (existsSync('bench/peers/node_modules/.package-lock.json')) return;
  console.error('Installing PostGraphile for comparison (npm ci --prefix bench/peers) …');
  const words = [
    'ci',
    '--prefix',
    'bench/peers',
    '--omit-lockfile-registry-resolved',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { status } = spawnSync('npm', words, {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new Error('PostGraphile could not be installed: see above. npm needs its registry this once.');
}

/** A comparison of different answers would be none. */
async function proveSameRows(questions: Question[]): Promise<void> {
  const answers = await Promise.all(questions.map((question) => ask(question)));
  const ids = answers.map(({ data }) =>
    JSON.stringify(data)
      .match(/"id":"[0-9a-f-]{36}","status":"RESTORED"/g)
      ?.join(),
  );
  if (ids[0] === undefined || ids.some((these) => these !== ids[0])) {
    throw new Error(
      `They do not answer the same rows: ${answers.map(({ data }) => JSON.stringify(data).slice(0, 300)).join('\n')}`,
    );
  }
}

async function cursorInTheMiddle(
  { sql }: Awaited<ReturnType<Ground['makeDatabase']>>,
  { shopId, size }: { shopId: string; size: number },
): Promise<string> {
  const before = Math.min(499_950, size / 2);
  const [row] = await sql<{ at: Date; id: string }[]>`
    select received_at as at, id from trades where shop_id = ${shopId} order by received_at desc, id desc offset ${before} limit 1`;
  if (!row) throw new Error('The list has no middle.');
  return encodeCursor(row);
}

async function otherQuestions({
  graphql,
  ours,
  after,
  size,
}: {
  graphql: Pick<Question, 'url' | 'token'>;
  ours: Question;
  after: string;
  size: number;
}): Promise<Row[]> {
  const questions: Record<string, Question> = {
    'page 10,000 by its cursor': { ...graphql, query: ourPage, variables: { after } },
    'the tab with its 12 restorable rows': {
      ...graphql,
      query: ourFirstPage,
      variables: { status: 'RESTORABLE' },
    },
    'search by a name of every tenth customer': {
      ...graphql,
      query: ourFirstPage,
      variables: { filter: { search: '高橋' } },
    },
    'search by a common name, one in ninety': {
      ...graphql,
      query: ourFirstPage,
      variables: { filter: { search: '佐藤花子' } },
    },
    'search by a rare name': {
      ...graphql,
      query: ourFirstPage,
      variables: { filter: { search: `佐藤花子${Math.floor(size / 180)}` } },
    },
    'search by order number': {
      ...graphql,
      query: ourFirstPage,
      variables: { filter: { search: `bench-${String(size / 2).padStart(10, '0')}` } },
    },
    'all five counts': { ...graphql, query: ourCounts, variables: {} },
  };
  const rows: Row[] = [];
  for (const [name, question] of Object.entries(questions)) {
    const ms = { first: [] as number[], this: [] as number[] };
    for (let i = 0; i < 41; i++) {
      ms.first.push((await ask(ours)).ms);
      ms.this.push((await ask(question)).ms);
    }
    const compared = { ours: median(ms.this), reference: median(ms.first), unit: 'ms', of: 'first page' };
    rows.push(against({ ...compared, name, aim: '≤ 2×', floor: '10×' }));
  }
  return rows;
}
