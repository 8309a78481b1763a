import type { Database } from '#db/client';
import type { ComparedShop } from './compare-shop';
import type { SecretWatch } from './secret-watch';
import { administrator, type World } from './start-world';

/** Lets the watch read everything that Fukkyu wrote, shows and keeps: logs, pages, every column of every table. */
export async function findLeaks(
  world: World,
  { watch, shops }: { watch: SecretWatch; shops: readonly ComparedShop[] },
): Promise<string[]> {
  watch.read('A log', world.said());
  const pages = await readPages(world, { watch, shops });
  await readColumns(world.database, watch);
  const trades = world.simulator.ledger.trades();
  const isBlind = trades.length > 0 && !trades.some(({ accessId }) => watch.hasMet(accessId));
  return [
    ...(isBlind ? ['The watch met no AccessID, so it has looked nowhere.'] : []),
    ...pages,
    ...watch.findings(trades.map(({ accessPass }) => accessPass)),
  ];
}

async function readPages(
  { urls: [url = ''], shopIds }: World,
  { watch, shops }: { watch: SecretWatch; shops: readonly ComparedShop[] },
): Promise<string[]> {
  const session = await signIn(url);
  const faults: string[] = [];
  for (const { name, rows } of shops) {
    const shopId = shopIds.get(name);
    const details = rows.slice(0, 8).map(({ id }) => `/abnormal-orders/${id}`);
    for (const path of ['/abnormal-orders', '/notices', '/orders', '/settings', ...details]) {
      const response = await fetch(url + path, { headers: { cookie: `${session}; fukkyu_shop=${shopId}` } });
      const html = await response.text();
      watch.read(`The page ${path}`, html);
      if (path !== '/settings' && !response.ok) faults.push(`The page ${path} answered ${response.status}.`);
    }
  }
  return faults;
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `http://localhost:${new URL(url).port}` },
    body: JSON.stringify(administrator),
  });
  if (!response.ok) throw new Error(`Nobody could sign in: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

/** Bytes are read as the text that they are, whatever else they hold. */
async function readColumns({ sql }: Database, watch: SecretWatch): Promise<void> {
  const columns = await sql<{ schema: string; table: string; column: string; type: string }[]>`
    select table_schema as schema, table_name as table, column_name as column, data_type as type
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
      and data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY', 'USER-DEFINED')`;
  for (const { schema, table, column, type } of columns) {
    const name = sql(column);
    const text = type === 'bytea' ? sql`encode(${name}, 'escape')` : sql`${name}::text`;
    const cursor = sql<{ text: string | null }[]>`select ${text} as text from ${sql(schema)}.${sql(table)}`;
    await cursor.cursor(2_000, (rows) => {
      watch.read(`The column ${schema}.${table}.${column}`, rows.map((row) => row.text ?? '').join('\n'));
    });
  }
}
