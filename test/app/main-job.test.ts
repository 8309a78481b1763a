import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noBrowser, usualLook } from '#test/app/a-browser';
import { clerk, type Desk, hasBrowser, openDesk } from '#test/app/a-desk';
import { noteTroubles } from '#test/app/note-troubles';
import { readRows } from '#test/app/read-rows';
import { aDatabase } from '#test/harness/a-database';

if (!hasBrowser) process.stderr.write(`${noBrowser}\n`);
const database = await aDatabase();
const patiently = { timeout: 5_000 };

describe.skipIf(!hasBrowser)('in a browser, on the practice shop', { timeout: 120_000 }, () => {
  let desk: Desk;
  let page: Page;
  const troubles: string[] = [];

  beforeAll(async () => {
    desk = await openDesk(database);
    page = await desk.open(usualLook);
    noteTroubles(page, troubles);
  }, 300_000);

  afterAll(() => desk?.close());

  test('somebody who is not signed in is led to sign in, and back to where they wanted to go', async () => {
    const stranger = await desk.openSignedOut(usualLook);
    await stranger.goto('/orders?restored=true');
    expect(new URL(stranger.url()).searchParams.get('next')).toBe('/orders?restored=true');
    await stranger.getByLabel('メールアドレス').fill(clerk.email);
    await stranger.getByLabel('パスワード', { exact: true }).fill('not the password');
    await stranger.getByRole('button', { name: 'サインイン' }).click();
    await stranger.getByText('メールアドレスまたはパスワードが違います。').waitFor();
    await stranger.getByLabel('パスワード', { exact: true }).fill(clerk.password);
    await stranger.getByRole('button', { name: 'サインイン' }).click();
    await stranger.waitForURL('**/orders?restored=true');
    await stranger.context().close();
  });

  test("the screen is the guide's, cell by cell", async () => {
    await page.goto('/abnormal-orders');
    expect(await readRows(page)).toEqual(guideRows);
    expect(
      await page.getByRole('group', { name: 'ステータスで絞り込む' }).getByRole('button').allInnerTexts(),
    ).toEqual(['すべての注文\n6', '復旧対象\n3', '復旧済\n1', '重複注文\n1', '復旧不可\n1']);
  });

  test('the first paint holds the data and asks the server nothing more than to be told of changes', async () => {
    // The page before may open its own stream late: it has gone before anything is counted.
    await page.goto('about:blank');
    const asked: Request[] = [];
    page.on('request', (request) => asked.push(request));
    await page.goto('/abnormal-orders', { waitUntil: 'networkidle' });
    const questions = asked.filter((request) => /\/api\/|_rsc=/.test(request.url()));
    // The ladder of deadlines is not waited for when it is slow: then the browser asks.
    const answered = questions.filter((request) => !request.postData()?.includes('query MoneyAtRisk '));
    expect(answered.map((request) => new URL(request.url()).pathname)).toEqual(['/api/graphql/stream']);
  });

  test.each(['/abnormal-orders', '/orders', '/notices'])(
    'the largest page of %s is answered',
    async (path) => {
      await page.goto(`${path}?size=100`);
      await page
        .getByRole('navigation', { name: 'ページ' })
        .getByText(/^全\d+件中/)
        .waitFor();
    },
  );

  test('the search box finds by number, and says so when nothing is found', async () => {
    await page.goto('/abnormal-orders');
    await page.getByRole('textbox', { name: '異常注文を検索' }).fill('2009031700003');
    await page.waitForURL('**/abnormal-orders?q=2009031700003');
    await expect
      .poll(async () => (await readRows(page)).map((cells) => cells[2]), patiently)
      .toEqual(['2009031700003']);
    await page.getByRole('textbox', { name: '異常注文を検索' }).fill('佐藤');
    await page.getByText('「佐藤」に一致する異常注文はありません').waitFor();
  });

  test('a deleted row needs a reason while the customer is charged, and is put back from the toast', async () => {
    await page.goto('/abnormal-orders');
    await page.getByRole('button', { name: '2009031300003を削除' }).click();
    const dialog = page.getByRole('dialog', { name: '異常注文の削除' });
    await dialog.getByText('お客様には ¥2,100 が請求されたままです。').waitFor();
    expect(await dialog.getByRole('button', { name: '削除する' }).isDisabled()).toBe(true);
    await dialog.getByLabel('GMOPGの管理画面で取消済み').check();
    await dialog.getByRole('button', { name: '削除する' }).click();
    await page.getByText('2009031300003 を削除しました').waitFor();
    await expect.poll(async () => (await readRows(page)).length, patiently).toBe(5);
    await page.getByRole('button', { name: '元に戻す' }).click();
    await expect.poll(async () => (await readRows(page)).length, patiently).toBe(6);
  });

  test('a clerk restores with a mail, and finds the order, its record and the mail', async () => {
    await page.goto('/abnormal-orders?tab=restorable');
    await page.getByRole('button', { name: '2009031700002を復旧' }).click();
    const dialog = page.getByRole('dialog', { name: '異常注文の復旧' });
    await dialog.getByText('請求額とカートの合計が一致しています（¥11,350）').waitFor();
    expect(await dialog.getByLabel('お客様に注文確認メールを送信する').isChecked()).toBe(true);
    await dialog.getByText('ご連絡が遅くなりましたことをお詫び').waitFor();
    await dialog.getByRole('button', { name: '文面を編集する' }).click();
    await dialog.getByLabel('件名').fill('【練習ショップ】ご注文を承りました');
    await dialog.getByRole('button', { name: '復旧してメールを送る（¥11,350）' }).click();

    await page.getByText('注文 2009031700002（登録者お名 様）を復旧しました').waitFor();
    await expect
      .poll(async () => (await readRows(page)).map((cells) => cells[2]), patiently)
      .toEqual(['2009031700004', '2009031700003']);
    await page.getByRole('button', { name: /^復旧済/ }).click();
    await expect
      .poll(async () => (await readRows(page)).map((cells) => [cells[2], cells[9]]), patiently)
      .toEqual([
        ['2009031700002', '復旧済'],
        ['2009031300004', '復旧済'],
      ]);

    await page.getByRole('link', { name: '注文処理状況管理' }).click();
    await page.waitForURL((url) => url.pathname === '/orders');
    await page.getByRole('link', { name: '2009031700002の詳細表示' }).click();
    await page.getByRole('heading', { name: '注文 2009031700002', exact: true }).waitFor();
    await page.getByText('【練習ショップ】ご注文を承りました').waitFor();
    await page.getByRole('link', { name: '異常注文としての記録を見る' }).click();
    await page.getByRole('heading', { name: '異常注文 2009031700002' }).waitFor();
    await page.getByText('メールを送信待ちに追加').first().waitFor();
  });

  test('no page wrote an error to the console', () => {
    expect(troubles).toEqual([]);
  });
});

// domain.md §2, as a person reads it; 確認メール is ours.
const guideRows = `
一般注文 | 復旧対象 | 2009031700002 | 2009/03/17 16:45:01 | 2009/03/17 16:29:56 | 登録者お名(mr192) | ¥11,350 | 1ヶ所 | - | 復旧 | 削除 | 詳細表示
一般注文 | 復旧対象 | 2009031700004 | 2009/03/17 16:41:32 | 2009/03/17 16:41:22 | 登録者お名(mr192) | ¥1,003 | 1ヶ所 | - | 復旧 | 削除 | 詳細表示
一般注文 | 復旧対象 | 2009031700003 | 2009/03/17 16:32:17 | 2009/03/17 16:32:01 | 登録者お名(mr192) | ¥650 | 1ヶ所 | - | 復旧 | 削除 | 詳細表示
一般注文 | 復旧済 | 2009031300004 | 2009/03/13 19:44:58 | 2009/03/13 19:17:57 | 登録者お名(mr192) | ¥1,050 | 1ヶ所 | 未送信 | 復旧済 | 削除 | 詳細表示
- | 復旧不可 | 2009031300003 | 2009/03/13 19:32:55 | - | - | - | - | - | 復旧不可 | 削除 | 詳細表示
一般注文 | 重複注文 | 2009031300004 | 2009/03/13 19:31:20 | 2009/03/13 19:17:57 | 登録者お名(mr192) | ¥1,050 | 1ヶ所 | - | - | 削除 | 詳細表示
`
  .trim()
  .split('\n')
  .map((row) => row.split(' | '));
