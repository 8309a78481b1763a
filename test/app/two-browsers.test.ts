import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testSecret } from '#test/a-shop';
import {
  findBrowser,
  type Look,
  lookOptions,
  noBrowser,
  openBrowser,
  signIn,
  usualLook,
} from '#test/app/a-browser';
import { clerk, hasBrowser } from '#test/app/a-desk';
import { aGatewayShop, type GatewayShop } from '#test/app/a-gateway-shop';
import { aDatabase } from '#test/harness/a-database';
import { type BuiltServer, runCli, startBuiltServer } from '#test/harness/start-built-server';

if (!hasBrowser) process.stderr.write(`${noBrowser}\n`);
const database = await aDatabase();
const sato = { email: 'sato@example.jp', password: 'another long enough password' };
const mutation = /mutation (Restore|Delete|Cancel)/;

// Each at a server process of their own.
describe.skipIf(!hasBrowser)('two people at two browsers', { timeout: 120_000 }, () => {
  let shop: GatewayShop;
  let servers: BuiltServer[];
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let mine: Page;
  let hers: Page;
  const sent: string[] = [];

  beforeAll(async () => {
    shop = await aGatewayShop(database);
    const admin = { ADMIN_EMAIL: clerk.email, ADMIN_PASSWORD: clerk.password };
    const settings = { DATABASE_URL: database.url, FUKKYU_SECRET: testSecret, ...admin };
    const one = await startBuiltServer(settings);
    servers = [one, await startBuiltServer(settings)];
    const as = ['--role', 'cancel', '--name', '佐藤', '--email', sato.email, '--password', sato.password];
    await runCli(one.environment, 'staff', 'create', '--shop', shop.gmopgShopId, ...as);
    browser = await openBrowser(findBrowser() ?? '');
    for (const number of ['1', '2', '3', '4', '5', '6']) {
      await shop.register(`202605020000${number}`, { total: 1_000 });
      await shop.charge(`202605020000${number}`, { amount: 1_000 });
    }
    [mine, hers] = await Promise.all([enter(0, clerk), enter(1, sato)]);
    hers.on('request', (request) => {
      const asked = request.postData()?.match(mutation)?.[0];
      if (asked) sent.push(asked);
    });
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await Promise.all((servers ?? []).map((server) => server.stop()));
    await shop?.simulator.close();
  });

  async function enter(server: number, who: typeof clerk, look: Look = usualLook): Promise<Page> {
    const url = servers[server]?.url ?? '';
    const first = await (await browser.newContext(lookOptions(usualLook, url, null))).newPage();
    await signIn(first, who);
    const context = await browser.newContext(lookOptions(look, url, await first.context().storageState()));
    await first.context().close();
    const page = await context.newPage();
    await page.goto('/abnormal-orders');
    await isLive(page);
    return page;
  }

  const isLive = (page: Page) => page.locator('[data-live="live"]').waitFor();
  const rowOf = (page: Page, number: string) => page.locator(`tbody[data-row="${number}"]`);
  const openRestore = async (page: Page, number: string) => {
    await page.getByRole('button', { name: `${number}を復旧` }).click();
    const dialog = page.getByRole('dialog', { name: '異常注文の復旧' });
    await dialog.getByRole('button', { name: '復旧してメールを送る（¥1,000）' }).waitFor();
    return dialog;
  };
  const restore = async (page: Page, number: string) => {
    const dialog = await openRestore(page, number);
    const answered = page.waitForResponse((response) =>
      Boolean(response.request().postData()?.includes('mutation RestoreAbnormalOrder')),
    );
    await dialog.getByRole('button', { name: '復旧してメールを送る（¥1,000）' }).click();
    await answered;
    return performance.now();
  };

  test('a restore in one is seen in the other within a second, with the counts and the badge', async () => {
    await hers.getByRole('button', { name: '復旧対象\n6' }).waitFor();
    let ms = await untilSeen('2026050200001');
    await hers.getByRole('button', { name: '復旧対象\n5' }).waitFor();
    await hers.getByTitle('対応が必要な異常注文 5件').waitFor();
    await hers.getByRole('definition').filter({ hasText: '¥5,000' }).waitFor();
    await hers.locator('details').getByText('¥5,000（5件）').waitFor();
    await rowOf(hers, '2026050200001').getByText('更新', { exact: true }).waitFor();
    // Other tests run beside this one: a busy machine may be slow once, not three times.
    for (const number of ['2026050200011', '2026050200012']) {
      if (ms < 1_000) break;
      await mine.mouse.move(0, 0);
      await shop.register(number, { total: 1_000, isStranger: true });
      await shop.charge(number, { amount: 1_000 });
      ms = Math.min(ms, await untilSeen(number));
    }
    expect(ms).toBeLessThan(1_000);
  });

  async function untilSeen(number: string): Promise<number> {
    const seen = rowOf(hers, number).and(hers.locator('[data-status="RESTORED"]')).waitFor();
    const restoredAt = await restore(mine, number);
    await seen;
    const ms = performance.now() - restoredAt;
    process.stdout.write(`a restore was seen in the other browser after ${Math.round(ms)} ms\n`);
    return ms;
  }

  test('who has a row open is shown to the other, and a stale dialog cannot act', async () => {
    const stale = await openRestore(hers, '2026050200002');
    await rowOf(mine, '2026050200002').getByText('佐藤さんが開いています').waitFor();
    await restore(mine, '2026050200002');
    await stale.getByRole('alert').getByText('この異常注文は、ほかの担当者が先に処理しました。').waitFor();
    await stale.getByText('すでに復旧されています。').waitFor();
    expect(await stale.getByRole('button', { name: /^復旧/ }).count()).toBe(0);
    expect(await stale.getByRole('button', { name: '最新の内容で続ける' }).count()).toBe(0);
    await stale.getByRole('button', { name: '閉じる' }).last().click();
    await rowOf(mine, '2026050200002').getByText('佐藤さんが開いています').waitFor({ state: 'detached' });
    expect(sent).toEqual([]);
  });

  test('what changed can be gone on with where that still makes sense', async () => {
    await hers.getByRole('button', { name: '2026050200003を削除' }).click();
    const stale = hers.getByRole('dialog', { name: '異常注文の削除' });
    await stale.getByLabel('お客様が別の注文番号で再注文済み').check();
    await restore(mine, '2026050200003');
    await stale.getByRole('button', { name: '最新の内容で続ける' }).waitFor();
    expect(await stale.getByRole('button', { name: '削除する' }).count()).toBe(0);
    await stale.getByRole('button', { name: '最新の内容で続ける' }).click();
    await stale.getByRole('button', { name: '削除する' }).waitFor();
    await stale.getByRole('button', { name: '閉じる' }).last().click();
    expect(sent).toEqual([]);
  });

  test('a browser without the stream says so, and its stale dialog asks before it acts', async () => {
    const page = await enter(1, sato, { ...usualLook, language: 'en' });
    await page.route('**/api/graphql/stream**', (route) => route.abort());
    await page.goto('/abnormal-orders');
    await page.locator('[data-live="polling"]').getByText('Every minute').waitFor();
    await page.getByRole('button', { name: 'Restore 2026050200004' }).click();
    const dialog = page.getByRole('dialog', { name: 'Restore an abnormal order' });
    const button = dialog.getByRole('button', { name: 'Restore and send the mail (¥1,000)' });
    await button.waitFor();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.postData()?.match(mutation)?.[0] ?? ''));
    await mine.getByRole('button', { name: '2026050200004を削除' }).click();
    const deletion = mine.getByRole('dialog', { name: '異常注文の削除' });
    await deletion.getByLabel('お客様が別の注文番号で再注文済み').check();
    await deletion.getByRole('button', { name: '削除する' }).click();
    await mine.getByText('2026050200004 を削除しました').waitFor();
    await button.click({ timeout: 1_000 }).catch(() => {});
    await dialog.getByText('Somebody else has already dealt with this abnormal order.').waitFor();
    expect(asked.filter(Boolean)).toEqual([]);
    const refused = await page.evaluate(async (query) => {
      const ask = async (body: object) => {
        const headers = { 'content-type': 'application/json' };
        return (await fetch('/api/graphql', { method: 'POST', headers, body: JSON.stringify(body) })).json();
      };
      const filter = { deleted: true };
      const list =
        'query ($filter: AbnormalOrderFilter) { abnormalOrders(filter: $filter) { nodes { id } } }';
      const { data } = await ask({ query: list, variables: { filter } });
      return (await ask({ query, variables: { input: { id: data.abnormalOrders.nodes[0].id } } })).data;
    }, 'mutation ($input: RestoreAbnormalOrderInput!) { restoreAbnormalOrder(input: $input) { __typename } }');
    expect(refused).toEqual({ restoreAbnormalOrder: { __typename: 'AbnormalOrderNotRestorable' } });
    await page.context().close();
  });

  test('rows do not move below the pointer: what is new waits to be shown', async () => {
    // What the test before did is drawn: a row that left, the names of who had one open.
    await rowOf(hers, '2026050200004')
      .and(hers.locator(':not([data-news="left"])'))
      .waitFor({ state: 'detached' });
    await hers.getByText('開いています').first().waitFor({ state: 'detached' });
    await rowOf(hers, '2026050200005').hover();
    const before = await rowOf(hers, '2026050200005').boundingBox();
    await mine.mouse.move(0, 0);
    await mine.goto('/abnormal-orders');
    await isLive(mine);
    await shop.register('2026050200007', { total: 1_000 });
    await shop.charge('2026050200007', { amount: 1_000 });
    await hers.getByRole('button', { name: '新着 1件を表示' }).waitFor();
    expect(await rowOf(hers, '2026050200007').count()).toBe(0);
    expect(await rowOf(hers, '2026050200005').boundingBox()).toEqual(before);
    // Nobody points at these: they come by themselves.
    await rowOf(mine, '2026050200007').waitFor();
    await hers.getByRole('button', { name: '新着 1件を表示' }).click();
    expect(await hers.locator('tbody[data-row]').first().getAttribute('data-row')).toBe('2026050200007');
  });

  test('tabs share one stream, and when the one that listens is closed another does', async () => {
    const streams: string[] = [];
    const listening = (page: Page) =>
      page.on('request', (request) => request.url().includes('/stream') && streams.push(request.url()));
    const second = await hers.context().newPage();
    listening(second);
    await second.goto('/abnormal-orders');
    await isLive(second);
    expect(streams).toEqual([]);
    await hers.close();
    await expect.poll(() => streams.length).toBe(1);
    await isLive(second);
    const asked: string[] = [];
    second.on('request', (request) => {
      if (request.postData()?.includes('query AbnormalOrders(')) asked.push(request.url());
    });
    const rows = await database.sql`select shop_id, id from trades where order_number = '2026050200006'`;
    const startedAt = performance.now();
    for (let i = 0; i < 500; i++)
      await database.sql`select announce(${rows[0]?.shop_id}::uuid, ${rows[0]?.id}::uuid, null)`;
    await expect.poll(() => asked.length).toBeGreaterThan(0);
    await restore(mine, '2026050200006');
    await rowOf(second, '2026050200006').and(second.locator('[data-status="RESTORED"]')).waitFor();
    const seconds = (performance.now() - startedAt) / 1_000;
    expect(asked.length).toBeLessThanOrEqual(Math.ceil(seconds) + 1);

    await second.evaluate(() =>
      fetch('/api/auth/sign-out', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    );
    await second.waitForURL('**/sign-in?next=*', { timeout: 25_000 });
  });
});
