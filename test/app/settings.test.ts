import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staff } from '#db/schema/people';
import { createUser } from '#graphql/people/create-user';
import { noBrowser, signIn, usualLook } from '#test/app/a-browser';
import { clerk, type Desk, hasBrowser, openDeskOn } from '#test/app/a-desk';
import { aGatewayShop, type GatewayShop, shopPass } from '#test/app/a-gateway-shop';
import { readCsv } from '#test/app/api/read-csv';
import { noteTroubles } from '#test/app/note-troubles';
import { aDatabase } from '#test/harness/a-database';

if (!hasBrowser) process.stderr.write(`${noBrowser}\n`);
const database = await aDatabase();
const helper = { email: 'helper@example.jp', password: 'a password of a helper' };

describe.skipIf(!hasBrowser)('in a browser, the settings', { timeout: 120_000 }, () => {
  let desk: Desk;
  let page: Page;
  let shop: GatewayShop;
  let secret = '';
  const troubles: string[] = [];
  const origin = () => new URL(page.url()).origin;

  beforeAll(async () => {
    shop = await aGatewayShop(database);
    const made = await createUser(
      database.db,
      { ...helper, name: '見習い', isAdministrator: false },
      { now: new Date() },
    );
    if (made.kind !== 'UserCreated') throw new Error(made.message);
    const [row] = await database.sql<{ id: string }[]>`select id from shops`;
    await database.db.insert(staff).values({ shopId: row?.id ?? '', userId: made.userId, role: 'VIEW' });
    desk = await openDeskOn({ url: database.url });
    page = await desk.open(usualLook);
    noteTroubles(page, troubles);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  }, 300_000);

  afterAll(async () => {
    await desk?.close();
    await shop?.simulator.close();
  });

  test('the guide gives the URL to copy, and a test notice goes the whole way', async () => {
    await page.goto('/settings');
    await page.getByText('5項目のうち1項目が済んでいます。').waitFor();
    await page.getByRole('main').getByRole('link', { name: '設定ガイド' }).last().click();
    await page.getByRole('button', { name: '結果通知先URLをコピー' }).click();
    await page.getByText('クリップボードに入りました。').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/\/api\/gmopg\/notices\/[\w-]{20,}$/);
    expect(await page.getByLabel('結果通知先URL', { exact: true }).inputValue()).toBe(copied);
    await page.getByRole('button', { name: 'テスト通知を送る' }).click();
    await page.getByText('すべて成功しました。').waitFor();
    await page.getByText('5項目のうち2項目が済みました').waitFor();
    const [notice] = await database.sql`select kind from notices`;
    expect(notice?.kind).toBe('PROBE');
  });

  test('a setting that cannot be is said at its field; one that can be is saved, and says that rows are judged anew', async () => {
    await page.getByRole('link', { name: 'ショップ', exact: true }).click();
    const grace = page.getByLabel('様子見の時間（秒）');
    await grace.fill('とても長く');
    await page.getByText('0から86400までの整数（半角）で入力してください。').waitFor();
    expect(await page.getByRole('button', { name: '保存', exact: true }).isDisabled()).toBe(true);
    await grace.fill('300');
    await page.getByLabel('送信元のIPアドレス').fill('127.0.0.1\ngmopg');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('2行目：IPアドレス').waitFor();

    page.once('dialog', (asked) => asked.dismiss());
    await page.getByRole('link', { name: '監査ログ' }).click();
    expect(new URL(page.url()).pathname).toBe('/settings/shop');

    await page.getByLabel('送信元のIPアドレス').fill('127.0.0.1\n::1');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('異常注文の判定をやり直しています。').waitFor();
    await page.getByText('保存済みです。').waitFor();
    const [saved] = await database.sql`select grace_seconds, sender_addresses from shops`;
    expect(saved).toEqual({ grace_seconds: 300, sender_addresses: ['127.0.0.1', '::1'] });
  });

  test('a wrong ShopPass is found out by the connection test, the right one connects, and neither is shown again', async () => {
    await page.getByRole('link', { name: 'API接続', exact: true }).click();
    const field = page.getByLabel('ショップパスワード', { exact: true });
    await field.fill('wrongpass9');
    await page.getByRole('button', { name: '保存して接続を確かめる' }).click();
    await page.getByText('ショップIDまたはショップパスワードが違います。').waitFor();
    await field.fill(shopPass);
    await page.getByRole('button', { name: '保存して接続を確かめる' }).click();
    await page.getByText('GMOPGにつながりました。').waitFor();
    expect(await field.inputValue()).toBe('');
    expect(await page.content()).not.toContain(shopPass);
  });

  test('a token is shown once, opens what it may, and nothing once it is revoked', async () => {
    await page.goto('/settings/tokens');
    await page.getByRole('button', { name: 'トークンを作る' }).click();
    const dialog = page.getByRole('dialog', { name: 'トークンを作る' });
    await dialog.getByLabel('名前').fill('倉庫');
    await dialog.getByLabel(/^注文の参照/).check();
    await dialog.getByRole('button', { name: '作る', exact: true }).click();
    secret = await page.getByLabel('トークン', { exact: true }).inputValue();
    await page.getByRole('button', { name: '保存したので閉じる' }).click();
    await page.getByText('まだコピーしていません。').waitFor();
    page.once('dialog', (asked) => asked.dismiss());
    await page.getByRole('link', { name: 'アラート' }).click();
    expect(await page.getByLabel('トークン', { exact: true }).inputValue()).toBe(secret);
    await page.getByRole('button', { name: 'トークンをコピー' }).click();
    await page.getByText('まだコピーしていません。').waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /倉庫.*注文の参照.*未使用.*clerk@example\.jp/ }).waitFor();
    expect((await ask('{ orders { totalCount } }')).data).toEqual({ orders: { totalCount: 0 } });
    expect((await ask('{ notices { totalCount } }')).errors[0].extensions.code).toBe('FORBIDDEN');

    await page.reload();
    await page.getByRole('row', { name: /倉庫/ }).waitFor();
    expect(await page.content()).not.toContain(secret);
    await page.getByRole('button', { name: '「倉庫」を無効にする' }).click();
    const asks = page.getByRole('dialog', { name: 'トークンを無効にする' });
    await asks.getByText('カートが、復旧された注文を受け取れなくなります。').waitFor();
    await asks.getByRole('button', { name: '無効にする' }).click();
    await page.getByText('「倉庫」を無効にしました。').waitFor();
    expect((await ask('{ orders { totalCount } }')).errors[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  test('the audit log tells all of it in words, narrowed in the URL, and its CSV holds what is narrowed', async () => {
    await page.getByRole('link', { name: '監査ログ' }).click();
    await page.getByRole('row', { name: /ショップの設定変更.*様子見の時間（秒） → 300/ }).waitFor();
    await page.getByRole('row', { name: /テスト通知.*すべて成功/ }).waitFor();
    await page.getByRole('combobox', { name: '操作' }).selectOption({ label: 'APIトークン（すべて）' });
    await page.waitForURL('**/settings/audit-log?kind=tokens');
    await page.getByText('全2件中 1–2件').waitFor();
    await page.getByRole('button', { name: 'CSV' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /^Shift_JIS/ }).click(),
    ]);
    const lines = readCsv(
      new TextDecoder('shift_jis').decode(await readAll(await download.createReadStream())),
    );
    expect(lines.map(([, actor, kind]) => [actor, kind])).toEqual([
      ['操作者', '種類'],
      [clerk.email, 'TOKEN_REVOKED'],
      [clerk.email, 'TOKEN_CREATED'],
    ]);
    await page.getByLabel('操作者（一部でも可）').fill('nobody');
    await page.getByRole('button', { name: '絞り込む' }).click();
    await page.getByText('条件に合う記録はありません').waitFor();
  });

  test('in English every page of the settings is in English', async () => {
    const english = await desk.open({ ...usualLook, language: 'en' });
    const japanese = /[぀-ヿ一-鿿]/;
    for (const part of ['', '/shop', '/gateway-access', '/tokens', '/alerts', '/account', '/audit-log']) {
      await english.goto(`/settings${part}`, { waitUntil: 'networkidle' });
      const said = (await english.getByRole('main').allInnerTexts())
        .join('\n')
        .split('\n')
        .filter((line) =>
          japanese.test(line.replaceAll(/くらしの道具店|倉庫|簡易オーソリ|【name】|日本語/g, '')),
        );
      expect({ part, said }).toEqual({ part, said: [] });
    }
    await english.context().close();
  });

  test('who may only look sees how far the shop is, and of the rest who can change it', async () => {
    const look = await desk.openSignedOut(usualLook);
    await signIn(look, helper);
    await look.goto('/settings');
    await look.getByText('設定を変えられるのは管理者だけです。').waitFor();
    await look.getByText('5項目のうち2項目が済んでいます。').waitFor();
    for (const part of ['shop', 'gateway-access', 'tokens', 'audit-log']) {
      await look.goto(`/settings/${part}`);
      await look.getByText(/^このショップの管理者：./).waitFor();
    }
    await look.goto('/settings/guide');
    await look.getByText('テスト通知を送れるのは管理者だけです。').waitFor();
    await look.context().close();
  });

  test('no page wrote an error to the console', () => {
    expect(troubles).toEqual([]);
  });

  async function ask(query: string) {
    const response = await fetch(`${origin()}/api/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ query }),
    });
    return response.json();
  }
});

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
