import { expect, test } from 'vitest';
import { reconciliationFindings, reconciliations } from '#db/schema/reconciliations';
import { startJobs } from '#server/jobs';
import { aShop } from '#test/a-shop';
import { type Answer, aGraphql } from '#test/graphql/a-graphql';
import { aDatabase } from '#test/harness/a-database';
import { aReconciledShop } from '#test/recovery/reconcile/a-reconciled-shop';

const database = await aDatabase({ max: 20 });
const graphql = aGraphql(database);

const start = `mutation { startReconciliation { __typename
  ... on ReconciliationStarted { reconciliation { id requestedBy isRunning asked } }
  ... on Refusal { message } } }`;

const read = `query ($id: ID!) { reconciliation(id: $id) { requestedBy startedAt finishedAt isRunning asked found changed failed
  problem findings { totalCount nodes { kind orderNumber before after problem
    abnormalOrder { status foundBy checkout { total } } } } } }`;

test('a run is started, worked on in the background by the job queue, and read', {
  timeout: 40_000,
}, async () => {
  const story = await aReconciledShop(database);
  await story.register({ orderNumber: 'A-1' });
  await story.register({ orderNumber: 'A-2' });
  story.charge('A-2');
  const ask = await graphql.asStaff(story.shop.id, 'OPERATE');
  const { data } = await ask(start);
  expect(data.startReconciliation).toMatchObject({
    __typename: 'ReconciliationStarted',
    reconciliation: { requestedBy: ask.email, isRunning: true, asked: 0 },
  });
  const { id } = data.startReconciliation.reconciliation;
  expect((await ask(start)).data.startReconciliation.reconciliation.id).toBe(id);

  const context = {
    ...graphql.runtime,
    now: story.clock,
    mail: { smtpUrl: null, from: 'a@b.jp', mailDir: '/none' },
  };
  const both = await Promise.all(
    [1, 2].map(() => startJobs(database.url, { ...context, reconciliationPerSecond: 50 })),
  );
  await expect
    .poll(async () => (await ask(read, { id })).data.reconciliation.isRunning, {
      timeout: 20_000,
      interval: 100,
    })
    .toBe(false);
  await Promise.all(both.map((jobs) => jobs.stop()));

  const { data: found, errors } = await ask(read, { id });
  expect(errors).toEqual([]);
  expect(found.reconciliation).toEqual({
    requestedBy: ask.email,
    startedAt: '2026-11-02T12:00:00+09:00',
    finishedAt: '2026-11-02T12:00:00+09:00',
    isRunning: false,
    ...{ asked: 2, found: 1, changed: 0, failed: 0, problem: null },
    findings: {
      totalCount: 1,
      nodes: [
        {
          ...{ kind: 'FOUND', orderNumber: 'A-2', before: null, problem: null },
          after: {
            ...{ gatewayStatus: 'CAPTURE', money: 'TAKEN', total: 650, status: 'RESTORABLE', reason: null },
            ...{ warnings: [], isDeleted: false },
          },
          abnormalOrder: { status: 'RESTORABLE', foundBy: 'RECONCILIATION', checkout: { total: 650 } },
        },
      ],
    },
  });
});

test('without access to GMOPG a run is refused', async () => {
  const { shop } = await aShop(database);
  const ask = await graphql.asToken(shop.id, ['abnormal-orders:write']);
  const { data } = await ask(start);
  expect(data.startReconciliation).toEqual({
    __typename: 'GatewayNotReached',
    message: expect.stringContaining('ショップの設定でAPI接続を登録してください'),
  });
});

interface FindingsPage {
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
  nodes: { orderNumber: string }[];
}

async function aShopWithRuns(count: number, findings: number) {
  const { shop } = await aShop(database);
  const runs = Array.from({ length: count }, (_, n) => {
    const at = new Date(Date.UTC(2026, 9, 1 + n, 18));
    return {
      shopId: shop.id,
      requestedBy: `run ${n}`,
      startedAt: at,
      workedAt: at,
      finishedAt: at,
      changed: findings,
    };
  });
  const written = await database.db.insert(reconciliations).values(runs).returning();
  for (const [run, { id: reconciliationId, startedAt: at }] of written.entries()) {
    for (let n = 0; n < findings; n++) {
      const id = `00000000-0000-4000-8000-0000000${run}000${n}`;
      const finding = {
        shopId: shop.id,
        id,
        reconciliationId,
        at,
        kind: 'CHANGED' as const,
        orderNumber: `A-${n}`,
      };
      await database.db.insert(reconciliationFindings).values(finding);
    }
  }
  return { shop };
}

test('runs come latest first and findings oldest first, page by page, nothing twice and nothing lost', async () => {
  const { shop } = await aShopWithRuns(7, 5);
  const ask = await graphql.asToken(shop.id, ['abnormal-orders:read']);
  const query = `query ($after: String) { reconciliations(first: 3, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    nodes { id requestedBy findings(first: 2) { totalCount pageInfo { hasNextPage endCursor } nodes { orderNumber } } } } }`;
  const names: string[] = [];
  let runId = '';
  for (let after: string | null = null; ; ) {
    const { data }: Answer = await ask(query, { after });
    expect(data.reconciliations.totalCount).toBe(7);
    for (const run of data.reconciliations.nodes) {
      names.push(run.requestedBy);
      runId = run.id;
      expect(run.findings).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } });
      expect(run.findings.nodes).toEqual([{ orderNumber: 'A-0' }, { orderNumber: 'A-1' }]);
    }
    if (!data.reconciliations.pageInfo.hasNextPage) break;
    after = String(data.reconciliations.pageInfo.endCursor);
  }
  expect(names).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `run ${n}`));

  const numbers: string[] = [];
  const page = `query ($id: ID!, $after: String) { reconciliation(id: $id) { findings(first: 2, after: $after) {
    pageInfo { hasNextPage hasPreviousPage endCursor } nodes { orderNumber } } } }`;
  for (let after: string | null = null; ; ) {
    const answer: Answer = await ask(page, { id: runId, after });
    const findings: FindingsPage = answer.data.reconciliation.findings;
    expect(findings.pageInfo.hasPreviousPage).toBe(after !== null);
    numbers.push(...findings.nodes.map(({ orderNumber }) => orderNumber));
    if (!findings.pageInfo.hasNextPage) break;
    after = findings.pageInfo.endCursor;
  }
  expect(numbers).toEqual(['A-0', 'A-1', 'A-2', 'A-3', 'A-4']);
});

test('a token that may only start a run reads nothing of its findings', async () => {
  const { shop } = await aReconciledShop(database);
  const ask = await graphql.asToken(shop.id, ['abnormal-orders:write']);
  const { errors } = await ask(
    'mutation { startReconciliation { ... on ReconciliationStarted { reconciliation { findings { totalCount } } } } }',
  );
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
});

test('months are asked for as YYYY-MM; anything else is bad input', async () => {
  const { shop } = await aShop(database);
  const ask = await graphql.asToken(shop.id, ['abnormal-orders:read']);
  const query = (from: string, to: string) =>
    ask(`{ monthlyTotals(from: "${from}", to: "${to}") { month restoredCount cancelledYen openYen } }`);
  expect((await query('2026-10', '2026-11')).data.monthlyTotals).toEqual([
    { month: '2026-10', restoredCount: 0, cancelledYen: 0, openYen: 0 },
    { month: '2026-11', restoredCount: 0, cancelledYen: 0, openYen: 0 },
  ]);
  const { errors } = await query('2024-10', '2026-11');
  expect(errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringContaining('24 of them at most') },
  ]);
  const page = await ask('{ reconciliations(first: 101) { totalCount } }');
  expect(page.errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
});
