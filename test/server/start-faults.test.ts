import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/embedded-postgres';
import { waitForDatabase } from '#server/wait-for-database';
import { type BuiltServer, runCli, startBuiltServer } from '#test/harness/start-built-server';

const folder = mkdtempSync(join(tmpdir(), 'fukkyu-faults-'));
const given = join(folder, 'given');
const DATA_DIR = join(folder, '.data');
let database: EmbeddedPostgres;
let server: BuiltServer | undefined;
beforeAll(async () => {
  database = await startEmbeddedPostgres(given);
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('settings that cannot be used are all listed, and nothing is started', async () => {
  const start = startBuiltServer({ PORT: '99999', LOG_LEVEL: 'loud', PRACTICE_SHOP: 'yes' });
  await expect(start).rejects.toThrow(/PORT is[\s\S]*PRACTICE_SHOP is[\s\S]*LOG_LEVEL is/);
}, 300_000);

test('a wrong password or a database that is not there is one sentence without the password', async () => {
  const wrong = database.url.replace(/:[^:@/]+@/, ':hunter22@');
  const refused = await startBuiltServer({ DATABASE_URL: wrong }).catch(messageOf);
  expect(refused).toContain('refuses the user or the password of DATABASE_URL');
  expect(refused).not.toContain('hunter22');
  const missing = await startBuiltServer({ DATABASE_URL: database.url.replace(/\w+$/, 'nowhere') }).catch(
    messageOf,
  );
  expect(missing).toContain('There is no such database');
  expect(missing).not.toContain('    at ');
}, 120_000);

test('a database that is not up yet is waited for, and that is said', async () => {
  await database.stop();
  const said: string[] = [];
  const waiting = waitForDatabase(database.url, { tell: (sentence) => said.push(sentence) });
  await sleep(700);
  expect(said).toEqual([expect.stringContaining('Waiting for the database at 127.0.0.1:')]);
  database = await startEmbeddedPostgres(given);
  await waiting;

  const impatient = waitForDatabase('postgres://fukkyu:hunter22@127.0.0.1:1/x', {
    patienceSeconds: 0,
    tell: () => {},
  });
  await expect(impatient).rejects.toThrow(
    'No database answered at 127.0.0.1:1/x: start it, or correct DATABASE_URL',
  );
});

test('the command line works before the first start, while the server runs and after it', async () => {
  const nobody = { PATH: process.env.PATH ?? '', HOME: folder, DATA_DIR, NODE_ENV: 'production' as const };
  const made = await runCli(
    nobody,
    'shop',
    'create',
    '--gmopg-shop-id',
    'tshop33333333',
    '--name',
    '早い店',
    '--grace',
    '0',
  );
  expect(made).toMatchObject({ gmopgShopId: 'tshop33333333', graceSeconds: 0 });

  server = await startBuiltServer({ DATA_DIR });
  const { environment } = server;
  expect((await runCli(environment, 'shop', 'list')).map((shop: { name: string }) => shop.name)).toEqual([
    '早い店',
    '練習ショップ',
  ]);
  const { token } = await runCli(
    environment,
    'token',
    'create',
    '--shop',
    'tshop33333333',
    '--name',
    'cart',
    '--scopes',
    'orders:read',
  );
  const query = { query: '{ shop { gmopgShopId } }' };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${server.url}/api/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify(query),
  });
  expect(answer.status).toBe(200);
  const staff = ['--shop', made.id, '--email', 'staff@example.jp', '--role', 'operate'];
  expect(await runCli(environment, 'staff', 'create', ...staff)).toMatchObject({
    role: 'OPERATE',
    isNew: true,
  });
  await expect(runCli(environment, 'evaluate', '--all')).resolves.toHaveLength(2);

  await expect(startBuiltServer({ PORT: environment.PORT ?? '', DATA_DIR })).rejects.toThrow(
    `Port ${environment.PORT} is taken`,
  );
  expect((await fetch(`${server.url}/api/health/ready`)).status).toBe(200);
  await server.kill('SIGTERM');
  server = undefined;
  await expect(runCli(nobody, 'doctor')).resolves.toEqual({ findings: [] });
}, 120_000);

test('the command line says what is wrong and exits with 1', async () => {
  const nobody = { PATH: process.env.PATH ?? '', HOME: folder, DATA_DIR, NODE_ENV: 'production' as const };
  await expect(runCli(nobody, 'shop', 'creat')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('shop create'),
  });
  const token = ['token', 'create', '--shop', 'tshop00000009', '--name', 'x', '--scopes', 'orders:read'];
  await expect(runCli(nobody, ...token)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('There is no shop tshop00000009'),
  });
}, 30_000);

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
