import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { aShop } from './a-shop';
import { median } from './compare';
import { fillShop } from './fill-shop';
import type { Ground } from './ground';
import type { Row } from './print-table';
import { signInForCookie } from './sign-in-for-cookie';

const categories = ['performance', 'accessibility', 'best-practices'] as const;
const aims = { performance: '≥ 95', accessibility: '100', 'best-practices': '100' };
const floors = { performance: '90', accessibility: '100', 'best-practices': '95' };

type Scores = Record<(typeof categories)[number], number>;

/** Lighthouse's scores of a list of 50 rows and of a record, signed in, on a warm server. */
export async function benchLighthouse(
  ground: Ground,
): Promise<{ title: string; notes: string[]; rows: Row[] }> {
  const database = await ground.makeDatabase('lighthouse');
  const { shop } = await aShop(database);
  await fillShop(database, shop.id, 5_000);
  const [row] = await database.sql<{ id: string }[]>`
    select id from trades where shop_id = ${shop.id} and status = 'RESTORABLE' order by received_at desc limit 1`;
  const { url, cookie } = await signInForCookie(ground, database.url);
  const pages = { 'list, 50 rows': '/abnormal-orders', detail: `/abnormal-orders/${row?.id}` };

  const rows: Row[] = [];
  const losses = new Set<string>();
  for (const [name, path] of Object.entries(pages)) {
    const runs: Scores[] = [];
    for (let round = 0; round < (ground.isQuick ? 1 : 5); round++)
      runs.push(await judge(`${url}${path}`, { cookie, folder: ground.folder, losses }));
    for (const category of categories) {
      const score = median(runs.map((scores) => scores[category]));
      rows.push({
        ...{ name: `${name}: ${category}`, ours: { amount: score, unit: '' }, reference: null, ratio: null },
        ...{ aim: aims[category], floor: floors[category] },
      });
    }
  }
  const notes = [
    `Lighthouse 12.8.2 as on a desktop, median of ${ground.isQuick ? 1 : 5}; the machine's load at the end: ${loadavg()[0]?.toFixed(1)}.`,
    ...[...losses].map((loss) => `Points lost: ${loss}`),
  ];
  return { title: 'Lighthouse', notes, rows };
}

const report = z.object({
  finalDisplayedUrl: z.string(),
  categories: z.record(
    z.string(),
    z.object({ score: z.number(), auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })) }),
  ),
  audits: z.record(
    z.string(),
    z.object({ title: z.string(), score: z.number().nullable(), displayValue: z.string().optional() }),
  ),
});

/** One run. What cost a point is added to `losses`. */
async function judge(
  url: string,
  { cookie, folder, losses }: { cookie: string; folder: string; losses: Set<string> },
): Promise<Scores> {
  const file = join(folder, 'lighthouse.json');
  const words = [
    ...['--yes', 'lighthouse@12.8.2', url, '--quiet', '--preset=desktop', '--output=json'],
    ...[`--output-path=${file}`, `--only-categories=${categories.join(',')}`],
    ...[`--extra-headers=${JSON.stringify({ Cookie: cookie })}`],
    '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
  ];
  const chrome = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const env = { ...process.env, ...(existsSync(chrome) && { CHROME_PATH: chrome }) };
  const child = spawn('npx', words, { env, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error('Lighthouse could not run: see above. npm needs its registry this once.');

  const told = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  if (told.finalDisplayedUrl !== url)
    throw new Error(`Lighthouse was led to ${told.finalDisplayedUrl} instead of ${url}.`);
  const scoreOf = (category: string) => Math.round((told.categories[category]?.score ?? 0) * 100);
  for (const { id, weight } of Object.values(told.categories).flatMap(({ auditRefs }) => auditRefs)) {
    const audit = told.audits[id];
    if (weight > 0 && audit && audit.score !== null && audit.score < 1)
      losses.add(`${audit.title} ${audit.displayValue ?? ''}`.trim());
  }
  return {
    performance: scoreOf('performance'),
    accessibility: scoreOf('accessibility'),
    'best-practices': scoreOf('best-practices'),
  };
}
