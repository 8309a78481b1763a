import { aShop } from './a-shop';
import { ask, type Question } from './ask-server';
import { against, takeTurns } from './compare';
import { benchSecret, type Ground } from './ground';
import { makeRestorable } from './make-restorable';
import type { Row } from './print-table';

/** A hundred rows restored in one mutation, beside a hundred mutations; each with its confirmation mail. */
export async function benchRestores(
  ground: Ground,
): Promise<{ title: string; notes: string[]; rows: Row[] }> {
  const database = await ground.makeDatabase('restores');
  const shop = await aShop(database);
  const environment = { DATABASE_URL: database.url, FUKKYU_SECRET: benchSecret };
  const server = await ground.start({ script: 'dist/start.mjs', environment });
  const graphql = { url: `${server.url}/api/graphql`, token: shop.token };
  const restorable = makeRestorable(database, shop);

  const rounds = ground.isQuick ? 3 : 7;
  await restoreOneByOne(graphql, await restorable(100));
  await restoreTogether(graphql, await restorable(100));
  const ms = await takeTurns(rounds, {
    together: async () => restoreTogether(graphql, await restorable(100)),
    oneByOne: async () => restoreOneByOne(graphql, await restorable(100)),
  });

  const [made] = await database.sql<{ orders: number; mails: number }[]>`
    select (select count(*) from orders) as orders, (select count(*) from mails) as mails`;
  const wanted = (rounds + 1) * 200;
  if (made?.orders !== wanted || made.mails !== wanted) {
    throw new Error(`${wanted} restores made ${made?.orders} orders and ${made?.mails} mails.`);
  }
  const notes = [
    `Medians of ${rounds} runs in turn, over GraphQL with a token; each restore queues its mail, ${wanted} in all.`,
  ];
  const compared = { ours: ms.together, reference: ms.oneByOne, unit: 'ms', of: '100 single restores' };
  return {
    title: 'Restores',
    notes,
    rows: [against({ name: 'bulk restore of 100', ...compared, aim: '≤ 0.3×', floor: '1×' })],
  };
}

type Graphql = Pick<Question, 'url' | 'token'>;

async function restoreTogether(graphql: Graphql, ids: string[]): Promise<number> {
  const query = `mutation ($inputs: [RestoreAbnormalOrderInput!]!) { restoreAbnormalOrders(inputs: $inputs) { ${asked} } }`;
  const { ms, data } = await ask({ ...graphql, query, variables: { inputs: ids.map(inputOf) } });
  return countRestored(data, ids.length) ? ms : 0;
}

async function restoreOneByOne(graphql: Graphql, ids: string[]): Promise<number> {
  const query = `mutation ($input: RestoreAbnormalOrderInput!) { restoreAbnormalOrder(input: $input) { ${asked} } }`;
  let total = 0;
  for (const id of ids) {
    const { ms, data } = await ask({ ...graphql, query, variables: { input: inputOf(id) } });
    total += countRestored(data, 1) ? ms : 0;
  }
  return total;
}

const asked = '__typename ... on AbnormalOrderRestored { order { id number } mail { id state } }';

function inputOf(id: string) {
  return { id, sendConfirmationMail: true };
}

function countRestored(data: object, wanted: number): boolean {
  const restored = JSON.stringify(data).match(/"AbnormalOrderRestored"/g)?.length ?? 0;
  if (restored !== wanted)
    throw new Error(`${restored} of ${wanted} rows were restored: ${JSON.stringify(data).slice(0, 300)}`);
  return true;
}
