import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, lookOptions, openBrowser, signIn, usualLook } from '#test/app/a-browser';
import { clerk, hasBrowser } from '#test/app/a-desk';
import { noteTroubles } from '#test/app/note-troubles';
import { readRows } from '#test/app/read-rows';
import { aDatabase } from '#test/harness/a-database';
import { type BuiltServer, startBuiltServer } from '#test/harness/start-built-server';

const database = await aDatabase();

describe.skipIf(!hasBrowser)('in a browser, practising', { timeout: 120_000 }, () => {
  let server: BuiltServer;
  let browser: Browser;
  let page: Page;
  /** Whoever comes to the mail server that is set: practice must not. */
  let callers = 0;
  const mailServer = createServer((socket) => {
    callers++;
    socket.destroy();
  });
  const troubles: string[] = [];

  beforeAll(async () => {
    mailServer.listen(0, '127.0.0.1');
    await once(mailServer, 'listening');
    const { port } = mailServer.address() as AddressInfo;
    server = await startBuiltServer({
      ...{ DATABASE_URL: database.url, PRACTICE_SHOP: 'on' },
      ...{ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'shop@example.jp' },
      ...{ ADMIN_EMAIL: clerk.email, ADMIN_PASSWORD: clerk.password },
    });
    browser = await openBrowser(findBrowser() ?? '');
    page = await (await browser.newContext(lookOptions(usualLook, server.url, null))).newPage();
    noteTroubles(page, troubles);
    await signIn(page, clerk);
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    mailServer.close();
  });

  /** Plays a story and answers its order number and the part of the page that tells of it. */
  async function play(story: string, { customerName = '練習 花子' } = {}) {
    await page.goto('/practice', { waitUntil: 'networkidle' });
    await page.getByLabel('お客様のお名前').fill(customerName);
    const before = await page.locator('details[data-number]').count();
    await page.getByRole('button', { name: story, exact: true }).click();
    await expect.poll(() => page.locator('details[data-number]').count()).toBe(before + 1);
    const told = page.locator('details[data-number]').first();
    return { told, number: (await told.getAttribute('data-number')) ?? '' };
  }

  test('every screen of the practice shop says that nothing is real', async () => {
    for (const path of ['/abnormal-orders', '/orders', '/notices', '/practice']) {
      await page.goto(path);
      await page.getByText('練習用ショップです。実際の決済・お客様とは関係ありません。').waitFor();
    }
  });

  test('from a checkout whose answer was lost to a restored order, with its mail in a file and nowhere else', async () => {
    const { told, number } = await play('応答が届かない', { customerName: '試験 太郎' });
    await told.getByText('カートは、読める応答を受け取れませんでした').waitFor();
    await told.getByText('結果通知が届き、「0」（受領）と答えました').waitFor();
    await told.getByText('復旧対象').waitFor();
    await told.getByRole('link', { name: 'この異常注文を処理する' }).click();

    await page.getByRole('heading', { name: `異常注文 ${number}` }).waitFor();
    await page.getByRole('button', { name: '復旧', exact: true }).click();
    await page.getByRole('button', { name: '復旧してメールを送る（¥2,400）' }).click();
    await page.getByText(`注文 ${number}（試験 太郎 様）を復旧しました`).waitFor();
    await page.getByText('復旧済').first().waitFor();

    const folder = join(server.environment.DATA_DIR ?? '', 'mail');
    await expect.poll(() => mailsIn(folder).length, { timeout: 20_000 }).toBe(1);
    const mail = await simpleParser(readFileSync(mailsIn(folder)[0] ?? ''));
    expect(mail.text).toContain(number);
    expect(mail.text).toContain('試験 太郎');
    expect(callers).toBe(0);

    await page.getByRole('link', { name: '練習', exact: true }).click();
    const again = page.locator(`details[data-number="${number}"]`);
    await again.getByText('復旧されて、注文になりました').waitFor();
    await again.getByText('ファイル保存').waitFor();
  });

  test('from a second payment to a duplicate that is cancelled at GMOPG', async () => {
    const { told, number } = await play('二重決済');
    await told.getByText('重複注文').waitFor();
    await told.getByRole('link', { name: 'この異常注文を処理する' }).click();
    await page.getByRole('heading', { name: `異常注文 ${number}` }).waitFor();
    await page.getByRole('button', { name: `${number}の取引を取消` }).click();
    await page.getByRole('button', { name: '取り消してメールを送る（¥2,400）' }).click();
    await page.getByText(`${number} の ¥2,400 を取り消しました`).waitFor();

    await page.getByRole('link', { name: '練習', exact: true }).click();
    const again = page.locator(`details[data-number="${number}"]`);
    await again.getByText('この画面からの取消で、GMOPGが請求を取り消しました（¥2,400）').waitFor();
    // The order that stands was paid by the second payment: that one is still charged.
    await again.getByText(`GMOPGでの請求：${number}-2 ¥2,400`).waitFor();

    await page.goto(`/abnormal-orders?q=${number}&settling=true`);
    await page.getByText('取消済').first().waitFor();
    expect(callers).toBe(0);
  });

  test('a trade whose notice is lost is found by asking, and cancelled in the console it is closed', async () => {
    const { told, number } = await play('通知が届かない');
    await told.getByText('請求されていますが、まだ誰も気づいていません。').waitFor();
    await told.getByRole('button', { name: `${number} をGMOPGに照会する` }).click();
    await told.getByText('復旧対象').waitFor();
    await told.getByRole('button', { name: `${number} をGMOPG側で取消する` }).click();
    await told.getByText('GMOPGの管理画面で、請求が取り消されました（¥2,400）').waitFor();
  });

  test('a story that ends well leaves nothing to do', async () => {
    const { told } = await play('正常に完了');
    await told.getByText('カートに応答が届き、注文が保存されました').waitFor();
    expect(await told.getByRole('link', { name: /異常注文/ }).count()).toBe(0);
  });

  test("the guide's six rows stand beside what was practised, and GMOPG knows them", async () => {
    await page.goto('/abnormal-orders?q=2009031');
    expect((await readRows(page)).map(([, status, number]) => [status, number])).toEqual([
      ['復旧対象', '2009031700002'],
      ['復旧対象', '2009031700004'],
      ['復旧対象', '2009031700003'],
      ['復旧済', '2009031300004'],
      ['復旧不可', '2009031300003'],
      ['重複注文', '2009031300004'],
    ]);
    await page.getByRole('button', { name: '2009031700003を復旧' }).click();
    await page.getByRole('button', { name: '復旧してメールを送る（¥650）' }).click();
    await page.getByText('注文 2009031700003（登録者お名 様）を復旧しました').waitFor();
  });

  test('no page wrote an error to the console', () => {
    expect(troubles).toEqual([]);
  });
});

function mailsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.eml'))
    .map((name) => join(folder, name));
}
