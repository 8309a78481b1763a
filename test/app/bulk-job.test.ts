import { eq } from 'drizzle-orm';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mails } from '#db/schema/mails';
import { orders } from '#db/schema/orders';
import { deleteAbnormalOrder } from '#recovery/abnormal-orders/delete-abnormal-order';
import { findAbnormalOrdersByNumbers } from '#recovery/abnormal-orders/find-abnormal-orders';
import { undeleteAbnormalOrder } from '#recovery/abnormal-orders/undelete-abnormal-order';
import { placeOrder } from '#recovery/orders/place-order';
import { registerCheckout } from '#recovery/orders/register-checkout';
import { aBulkyShop, aCheckoutOf } from '#test/a-bulky-shop';
import { aNotice, anAccessId } from '#test/a-notice';
import { noBrowser, usualLook } from '#test/app/a-browser';
import { type Desk, hasBrowser, openDeskOn } from '#test/app/a-desk';
import { expectAccessible } from '#test/app/expect-accessible';
import { expectTakenAway } from '#test/app/expect-taken-away';
import { holdWaves, loseAnswers } from '#test/app/lose-answers';
import { aDatabase } from '#test/harness/a-database';

if (!hasBrowser) process.stderr.write(`${noBrowser}\n`);
const database = await aDatabase();
const { db } = database;

describe.skipIf(!hasBrowser)('in a browser, on the day after an outage', { timeout: 180_000 }, () => {
  let desk: Desk;
  let page: Page;
  let shopId: string;
  const troubles: string[] = [];

  beforeAll(async () => {
    const of = await aBulkyShop(database);
    shopId = of.shop.id;
    await aReorder(of);
    desk = await openDeskOn(database);
    page = await desk.open(usualLook);
    // The answers that a test loses are no trouble of the page's.
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('ERR_FAILED')) troubles.push(message.text());
    });
    page.on('pageerror', (error) => troubles.push(error.message));
  }, 300_000);

  afterAll(() => desk?.close());

  const boxes = () => page.locator('[data-cell="select"] input');
  const chosen = (words: RegExp) => page.getByRole('status').filter({ hasText: words }).waitFor();

  test('rows are walked, ticked and opened by keys, which are text while somebody types', async () => {
    await page.goto('/abnormal-orders?size=20');
    for (const key of ['j', 'j', 'k', 'x']) await page.keyboard.press(key);
    await chosen(/^1件を選択中 ¥2,000/);
    expect(await boxes().nth(0).isChecked()).toBe(true);
    await boxes()
      .nth(3)
      .click({ modifiers: ['Shift'] });
    await chosen(/^4件を選択中/);
    await page.getByRole('button', { name: '次へ' }).click();
    await page.getByText('全101件中 21–40件').waitFor();
    await chosen(/^4件を選択中/);

    await page.keyboard.press('/');
    await page.keyboard.type('jx?');
    expect(await page.getByRole('textbox', { name: '異常注文を検索' }).inputValue()).toBe('jx?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByText('「jx?」に一致する異常注文はありません').waitFor();
    expect(await page.getByText(/件を選択中/).count()).toBe(0);
    await page.getByRole('button', { name: '検索語を消す' }).click();
    await page.getByText('全101件中').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'キーボード操作' });
    await help.getByText('行を選択する・選択をやめる').waitFor();
    await expectAccessible(page, 'keyboard help');
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });

    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^異常注文 R-1/ }).waitFor();
  });

  test('the palette finds a row by its number and a screen by its name, in both languages', async () => {
    await page.goto('/orders');
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: '画面や操作をさがす' });
    await palette.getByRole('textbox').fill('結果通知ログ');
    await palette
      .getByRole('button', { name: '結果通知ログ', exact: true })
      .and(page.locator('[data-selected]'))
      .waitFor();
    await expectAccessible(page, 'palette');
    await palette.getByRole('textbox').fill('B-0003');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/abnormal-orders?q=B-0003');
    await page.locator('tbody[data-row="B-0003"]').waitFor();

    const english = await desk.open({ ...usualLook, language: 'en', width: 390 });
    await english.goto('/abnormal-orders?select=all');
    await english.getByRole('status').filter({ hasText: '101 rows selected' }).waitFor();
    await english.getByRole('button', { name: 'Restore selected' }).click();
    const dialog = english.getByRole('dialog', { name: 'Restore selected abnormal orders' });
    await dialog.getByText('7 rows cannot be').waitFor();
    expect(await dialog.textContent()).not.toMatch(/です|ます|ません|ください/);
    await expectAccessible(english, 'bulk restore on a phone');
    await english.context().close();
  });

  test('all that matches is restored but what cannot or should not be, and each row is answered for', async () => {
    await page.goto('/abnormal-orders?select=all');
    await chosen(/^101件を選択中/);
    expect(new URL(page.url()).searchParams.has('select')).toBe(false);
    await expectAccessible(page, 'selection');
    await page.getByRole('button', { name: '一括復旧' }).click();
    const dialog = page.getByRole('dialog', { name: '異常注文の一括復旧' });
    await dialog.getByText(/^93件（¥.*）を復旧します。 7件は復旧できません。/).waitFor();
    await dialog.getByText('カートに注文内容がありません（2件）').waitFor();
    const doubt = dialog.getByLabel(/^R-1 .*再注文ではないことを確認したので、復旧する/);
    expect(await doubt.isChecked()).toBe(false);
    expect(await dialog.getByRole('link', { name: 'R-2' }).count()).toBe(1);
    await expectAccessible(page, 'bulk restore');

    await deleteMeanwhile(dialog);

    const submit = dialog.getByRole('button', { name: /^93件を復旧してメールを送る/ });
    const release = await holdWaves(page, 'RestoreAbnormalOrders');
    await submit.dblclick();
    await dialog.getByRole('button', { name: '止める' }).click();
    await dialog.getByText('いま処理している分が終わると止まります').waitFor();
    release();
    await dialog
      .getByText(/^25件（¥.*）を復旧しました。 76件は復旧していません。/)
      .waitFor({ timeout: 60_000 });
    await dialog.getByText('まだ処理していません（68件）').waitFor();

    const hearAgain = await loseAnswers(page, 'RestoreAbnormalOrders');
    await dialog.getByRole('button', { name: '68件をもう一度試す' }).click();
    await dialog.getByText('サーバーから答えがありませんでした（25件）').waitFor({ timeout: 60_000 });
    await dialog.getByText('まだ処理していません（43件）').waitFor();
    hearAgain();
    await dialog.getByRole('button', { name: '68件をもう一度試す' }).click();
    await dialog
      .getByText(/^93件（¥.*）を復旧しました。 8件は復旧していません。/)
      .waitFor({ timeout: 60_000 });
    expect(await dialog.locator('[data-restored] li').count()).toBe(93);
    await dialog.getByText('再注文の可能性があるため、復旧していません（1件）').waitFor();
    await expectAccessible(page, 'results of a bulk restore');
    await expectTakenAway(dialog);
    expect(await db.$count(mails, eq(mails.shopId, shopId))).toBe(93);
    expect(await db.$count(orders, eq(orders.origin, 'RESTORED'))).toBe(93);
    await dialog.getByRole('button', { name: '閉じる' }).last().click();
    await chosen(/^8件を選択中/);
  });

  test('what was left is deleted only with a reason while customers are charged, and all of it is put back', async () => {
    await page.getByRole('button', { name: '一括削除' }).click();
    const dialog = page.getByRole('dialog', { name: '異常注文の一括削除' });
    await dialog.getByText(/^7件のお客様に、合計 ¥.* が請求されたままです。/).waitFor();
    const submit = dialog.getByRole('button', { name: '8件を削除する' });
    expect(await submit.isDisabled()).toBe(true);
    await dialog.getByLabel('GMOPGの管理画面で取消済み').check();
    await expectAccessible(page, 'bulk delete');
    const hearAgain = await loseAnswers(page, 'DeleteAbnormalOrders');
    await submit.click();
    await dialog.getByText('0件を削除しました。8件は削除していません。').waitFor();
    hearAgain();
    await dialog.getByRole('button', { name: '8件をもう一度試す' }).click();
    await page.getByText('8件を削除しました').waitFor();
    await page.getByText('全93件中').waitFor();
    await page.getByRole('button', { name: 'すべて元に戻す' }).click();
    await page.getByText('8件を一覧に戻しました。').waitFor();
    await page.getByText('全101件中').waitFor();
  });

  async function deleteMeanwhile(dialog: Locator): Promise<void> {
    const [row] = await findAbnormalOrdersByNumbers(db, shopId, ['B-0005']);
    const by = { actor: 'desk@example.jp', now: new Date() };
    const id = row?.id ?? '';
    const says = dialog.getByRole('alert').filter({ hasText: '選んだ1件の内容が変わりました' });
    const submit = dialog.getByRole('button', { name: /を復旧してメールを送る/ });
    await deleteAbnormalOrder(db, shopId, { id, reason: '電話で取消' }, by);
    await says.getByText('変わったのは B-0005 です。').waitFor();
    await dialog.getByText(/^92件（¥.*）を復旧します。 8件は復旧できません。/).waitFor();
    expect(await submit.count()).toBe(0);
    await expectAccessible(page, 'a bulk restore whose rows changed');
    await says.getByRole('button', { name: '最新の内容で続ける' }).click();
    expect(await submit.textContent()).toContain('92件を復旧して');
    await undeleteAbnormalOrder(db, shopId, id, by);
    await says.getByRole('button', { name: '最新の内容で続ける' }).click();
  }

  test('no page wrote an error to the console', () => {
    expect(troubles).toEqual([]);
  });
});

/** The newest row: its customer ordered the same again under another number. */
async function aReorder({ shop, receive }: Awaited<ReturnType<typeof aBulkyShop>>): Promise<void> {
  const by = { actor: 'cart', now: new Date('2026-11-01T13:00:00+09:00') };
  const checkout = aCheckoutOf('R-1', 1_000);
  await registerCheckout(db, shop.id, checkout, by);
  const again = { ...checkout, orderNumber: 'R-2', orderedAt: by.now };
  await placeOrder(db, shop.id, { checkout: again, paymentMethod: 'CASH_ON_DELIVERY', accessId: null }, by);
  const ids = { ShopID: shop.gmopgShopId, OrderID: 'R-1', AccessID: anAccessId(5_000) };
  await receive(aNotice({ ...ids, Amount: checkout.total }), by.now);
}
