import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { findGatewayAccess } from '#recovery/gateway/find-gateway-access';
import { CliRefusal, type Options } from '#server/cli/answer';
import { changeGatewayAccess } from '#server/cli/change-gateway-access';
import { aShop, testSecret } from '#test/a-shop';
import { aGateway, replies } from '#test/gmopg/a-gateway';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const context = { database, secret: testSecret, appUrl: 'http://localhost:3000', now: new Date() };
const folder = mkdtempSync(join(tmpdir(), 'fukkyu-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const endpoint = 'https://gateway.example.jp';

async function aShopAtTheCommandLine() {
  const { shop } = await aShop(database);
  const run = (options: Options, stdin = '') =>
    changeGatewayAccess(context, { shop: shop.gmopgShopId, ...options }, Readable.from([stdin]));
  const access = () => findGatewayAccess(database.db, shop.id, testSecret);
  return { shop, run, access };
}

test('the ShopPass comes by stdin or by a file, without its line end, and is said nowhere', async () => {
  const { shop, run, access } = await aShopAtTheCommandLine();
  const answer = await run({ endpoint }, 'by-stdin\n');
  expect(answer.text).toBe(`shop: ${shop.gmopgShopId}\nendpoint: ${endpoint}`);
  expect(await access()).toMatchObject({ endpoint, shopPass: 'by-stdin' });

  const file = join(folder, 'shop-pass');
  writeFileSync(file, 'by-file\r\n');
  expect(JSON.stringify(await run({ endpoint, 'shop-pass-file': file }))).not.toContain('by-file');
  expect(await access()).toMatchObject({ shopPass: 'by-file' });
});

test('nothing on stdin keeps the stored ShopPass; without one that is refused', async () => {
  const { run, access } = await aShopAtTheCommandLine();
  await expect(run({ endpoint })).rejects.toThrow('No ShopPass is stored');
  await run({ endpoint }, 'kept');
  await run({ endpoint: 'https://other.example.jp' });
  expect(await access()).toMatchObject({ endpoint: 'https://other.example.jp', shopPass: 'kept' });
  expect((await run({ remove: true })).text).toContain('endpoint: none');
  expect(await access()).toBeNull();
});

test('a test says how long GMOPG took, or makes the exit code 1 and says why', async () => {
  const { run } = await aShopAtTheCommandLine();
  const gateway = await aGateway(
    replies('ErrCode=M01&ErrInfo=M01004002'),
    replies('ErrCode=E01&ErrInfo=E01030002'),
  );
  const works = await run({ endpoint: gateway.access.endpoint, test: true }, 'secret-pass');
  expect(works.text).toMatch(/answers: in \d+ ms$/);
  expect(works.isTrouble).toBeFalsy();
  const fails = await run({ test: true });
  expect(fails).toMatchObject({ isTrouble: true, text: expect.stringContaining('E01030002') });
  expect(JSON.stringify([works, fails])).not.toContain('secret-pass');
});

test.each<[Options, RegExp]>([
  [{}, /--endpoint, --test or --remove/],
  [{ endpoint, remove: true }, /--remove stands alone/],
  [{ test: true, remove: true }, /--remove stands alone/],
  [{ test: true, 'shop-pass-file': 'x' }, /belongs to --endpoint/],
  [{ test: true }, /no access that can be used/],
  [{ endpoint: 'http://gateway.example.jp' }, /https origin/],
  [{ endpoint, 'shop-pass-file': '/nowhere/at/all' }, /cannot be read/],
])('%j is refused with what to say instead', async (options, reason) => {
  const { run } = await aShopAtTheCommandLine();
  const refused = run(options, 'x');
  await expect(refused).rejects.toThrow(CliRefusal);
  await expect(refused).rejects.toThrow(reason);
});
