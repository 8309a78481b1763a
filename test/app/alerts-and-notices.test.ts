import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { receiveNotice } from '#recovery/notices/receive-notice';
import { aNotice, anAccessId } from '#test/a-notice';
import { aShop } from '#test/a-shop';
import { noBrowser, usualLook } from '#test/app/a-browser';
import { type Desk, hasBrowser, openDeskOn } from '#test/app/a-desk';
import { noteTroubles } from '#test/app/note-troubles';
import { aDatabase } from '#test/harness/a-database';

if (!hasBrowser) process.stderr.write(`${noBrowser}\n`);
const database = await aDatabase();

describe.skipIf(!hasBrowser)('in a browser, about alerts and kept notices', { timeout: 120_000 }, () => {
  let desk: Desk;
  let page: Page;
  const troubles: string[] = [];

  beforeAll(async () => {
    const { shop, receive } = await aShop(database, { name: 'くらしの道具店' });
    await database.sql`update shops set sender_addresses = '{210.175.7.20}'`;
    const trade = (OrderID: string, n: number, ShopID = shop.gmopgShopId) =>
      aNotice({ ShopID, OrderID, AccessID: anAccessId(n), Amount: 2_100 });
    await receive(trade('2026110200001', 1), new Date());
    const misled = { secret: 'no-such-secret', sourceAddress: '192.0.2.6' };
    await receiveNotice(database, { ...misled, body: trade('2026110200003', 3) }, new Date());
    const unknown = trade('2026110200002', 2, 'tshop55555555');
    await receiveNotice(database, { secret: null, body: unknown, sourceAddress: '192.0.2.5' }, new Date());
    desk = await openDeskOn(database);
    page = await desk.open(usualLook);
    noteTroubles(page, troubles);
  }, 300_000);

  afterAll(() => desk?.close());

  test('a recipient is added, saved and tested, and the list says what became of the mail', async () => {
    await page.goto('/settings/alerts');
    await page.getByText('宛先がまだありません。').waitFor();
    await page.getByRole('button', { name: '宛先を追加' }).click();
    await page.getByLabel('メールアドレス', { exact: true }).fill('desk@example');
    expect(await page.getByRole('button', { name: /にテストを送る$/ }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('宛先のメールアドレスを確かめてください。').waitFor();
    await page.getByLabel('メールアドレス', { exact: true }).fill('desk@example.jp');
    await page.getByLabel('送る時刻（日本時間）').fill('08:30');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('アラートの設定を保存しました').waitFor();
    await page.getByRole('button', { name: 'desk@example.jp にテストを送る' }).click();
    const history = page.getByRole('region', { name: '最近のアラート' });
    await history.getByText('desk@example.jp').waitFor();
    await history.getByText('ファイル保存').waitFor({ timeout: 30_000 });
    await page.reload();
    expect(await page.getByLabel('送る時刻（日本時間）').inputValue()).toBe('08:30');
  });

  test('an administrator assigns a notice of no shop, and its row appears', async () => {
    await page.goto('/notices');
    await page.getByRole('button', { name: 'ショップ不明 1' }).click();
    await page.getByRole('button', { name: '2026110200002 をショップに割り当てる' }).click();
    const dialog = page.getByRole('dialog', { name: '通知をショップに割り当てる' });
    expect(await dialog.getByRole('button', { name: '割り当てる' }).isDisabled()).toBe(true);
    await dialog.getByLabel('割り当てるショップ').selectOption({ index: 1 });
    await dialog.getByText('通知のショップIDが、このショップのものと違います。').waitFor();
    await dialog.getByRole('button', { name: '割り当てる' }).click();
    await page.getByText('異常注文の一覧に載りました。').waitFor();
    await page.getByText('ショップ不明の通知はありません').waitFor();
    expect(new URL(page.url()).search).toContain('unclaimed=true');
    await page.goto('/abnormal-orders');
    await page.locator('tbody[data-row="2026110200002"]').waitFor();
  });

  test('a notice that was not believed says why, and 再評価 takes it in once the setting is right', async () => {
    await page.goto('/notices?outcome=QUARANTINED');
    await page.getByText('送信元のアドレスが、許可した一覧にない').waitFor();
    const row = page.locator('tbody', { hasText: '2026110200001' });
    await row.getByRole('button', { name: '再評価' }).click();
    await row.getByText('今の設定でも取り込めません。').waitFor();
    await database.sql`update shops set sender_addresses = '{127.0.0.1}'`;
    await row.getByRole('button', { name: '再評価' }).click();
    await page.getByText('結果通知を取り込みました。').first().waitFor();
    await page.getByRole('button', { name: 'このショップ', exact: true }).click();
    const believed = page.locator('tbody', { hasText: '2026110200001' });
    await believed.getByText('異常注文として一覧に掲載').waitFor();
    await believed.getByRole('button', { name: '再評価' }).click();
    await believed.getByText('変わりはありません。').waitFor();
  });

  test('a notice that came to a wrong URL is taken in on the word of an administrator', async () => {
    await page.goto('/notices?outcome=QUARANTINED');
    const row = page.locator('tbody', { hasText: '2026110200003' });
    await row.getByRole('button', { name: '再評価' }).click();
    await row.getByText('今の設定でも取り込めません。').waitFor();
    await row.getByRole('button', { name: '2026110200003 をショップに割り当てる' }).click();
    const dialog = page.getByRole('dialog', { name: '通知をショップに割り当てる' });
    await dialog.getByLabel('割り当てるショップ').selectOption({ index: 1 });
    await dialog.getByRole('button', { name: '割り当てる' }).click();
    await page.getByText('異常注文の一覧に載りました。').waitFor();
    await page.getByText('保留中の通知はありません').waitFor();
    await page.getByText('届いた通知は、すべて信用して取り込んでいます。').waitFor();
  });

  test('in English, on a phone, both screens speak English', async () => {
    const phone = await desk.open({ language: 'en', scheme: 'dark', width: 390 });
    await phone.goto('/settings/alerts');
    await phone.getByRole('heading', { name: 'Alerts', exact: true }).waitFor();
    await phone.getByRole('button', { name: 'Send a test to desk@example.jp' }).waitFor();
    await phone.goto('/notices?unclaimed=true');
    await phone.getByText('No notice without a shop').waitFor();
  });

  test('no page wrote an error to the console', () => {
    expect(troubles).toEqual([]);
  });
});
