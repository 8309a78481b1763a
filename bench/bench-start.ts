import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { aShop } from './a-shop';
import { ask } from './ask-server';
import { median } from './compare';
import { benchSecret, type Ground } from './ground';
import { ourFirstPage } from './list-queries';
import type { Row } from './print-table';
import type { Program } from './start-program';

/** How long the built server takes to `ready` with its embedded Postgres, and how much memory it keeps under load. */
export async function benchStart(ground: Ground): Promise<{ title: string; notes: string[]; rows: Row[] }> {
  const times = { first: [] as number[], second: [] as number[] };
  for (let round = 0; round < (ground.isQuick ? 1 : 3); round++) {
    const environment = { DATA_DIR: mkdtempSync(join(ground.folder, 'start-')) };
    for (const which of ['first', 'second'] as const) {
      const server = await ground.start({ script: 'dist/start.mjs', environment });
      times[which].push(server.readyAfterMs / 1000);
      await server.stop();
    }
  }
  const seconds = ground.isQuick ? 10 : 60;
  const memory = await steadyMemory(ground, seconds);
  const rows = [
    alone({
      name: 'cold start, new data folder',
      amount: median(times.first),
      unit: 's',
      aim: '≤ 5 s',
      floor: '10 s',
    }),
    alone({ name: 'second start', amount: median(times.second), unit: 's', aim: '≤ 5 s', floor: '10 s' }),
    alone({
      name: `memory after ${seconds} s`,
      amount: memory.end,
      unit: 'MB',
      aim: '≤ 300 MB, flat',
      floor: '512 MB',
    }),
    alone({
      name: 'its growth in the second half',
      amount: memory.end - memory.middle,
      unit: 'MB',
      aim: 'flat',
      floor: '–',
    }),
  ];
  const notes = [
    'From the start of the process to `ready`, practice shop included; built before.',
    `Memory: of the server's process (resident), under 50 notices/s and 5 members of staff who open a tab every second, for ${seconds} s instead of ten minutes; Postgres apart.`,
  ];
  return { title: 'Start and memory', notes, rows };
}

function alone({
  name,
  amount,
  unit,
  aim,
  floor,
}: {
  name: string;
  amount: number;
  unit: string;
  aim: string;
  floor: string;
}): Row {
  return { name, ours: { amount, unit }, reference: null, ratio: null, aim, floor };
}

async function steadyMemory(ground: Ground, seconds: number): Promise<{ middle: number; end: number }> {
  const database = await ground.makeDatabase('steady');
  const { shop, token, noticePath } = await aShop(database);
  const environment = { DATABASE_URL: database.url, FUKKYU_SECRET: benchSecret };
  const server = await ground.start({ script: 'dist/start.mjs', environment });
  const sender = await ground.start({ script: 'dist/bench-send-notices.mjs' });
  const load = { url: server.url + noticePath, gmopgShopId: shop.gmopgShopId, connections: 4, perSecond: 50 };
  const half = (seconds * 50) / 2;

  const until = performance.now() + seconds * 1000;
  const staff = Array.from({ length: 5 }, async () => {
    for (; performance.now() < until; await sleep(1000)) {
      await ask({ url: `${server.url}/api/graphql`, token, query: ourFirstPage, variables: {} });
    }
  });
  await sender.ask({ ...load, from: 1, count: half });
  const middle = megabytesOf(server);
  await sender.ask({ ...load, from: 1 + half, count: half });
  await Promise.all(staff);
  return { middle, end: megabytesOf(server) };
}

/** What `ps` says, on every system that has it. */
function megabytesOf({ pid }: Program): number {
  return Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout) / 1024;
}
