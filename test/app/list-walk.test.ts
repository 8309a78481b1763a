import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aNotice, anAccessId } from '#test/a-notice';
import { aShop } from '#test/a-shop';
import { usualLook } from '#test/app/a-browser';
import { type Desk, hasBrowser, openDeskOn } from '#test/app/a-desk';
import { expectAccessible } from '#test/app/expect-accessible';
import { aDatabase } from '#test/harness/a-database';
import { readCsv } from './api/read-csv';

const database = await aDatabase();
const minute = 60_000;

describe.skipIf(!hasBrowser)('the list in a browser, after an outage', { timeout: 120_000 }, () => {
  let desk: Desk;
  let page: Page;

  beforeAll(async () => {
    await fillShop();
    desk = await openDeskOn(database);
    page = await desk.open(usualLook);
  }, 300_000);

  afterAll(() => desk?.close());

  const count = (rows: number) =>
    expect.poll(() => page.locator('tbody[data-row]').count(), { timeout: 10_000 }).toBe(rows);
  const address = () => new URL(page.url()).searchParams;
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  test('the banner names the outage, the ladder the first deadline, and each leads to its rows', async () => {
    await page.goto('/abnormal-orders');
    await count(13);
    await page.getByText(/\d\d:\d\d以降、12件の異常注文が届いています/).waitFor();
    await page.locator('summary', { hasText: '本日中なら取消' }).click();
    await expectAccessible(page, 'the ladder');
    await page.getByRole('link', { name: '180日以内なら月跨り返品' }).click();
    await count(1);
    expect(address().get('deadline')).toBe('RETURNX');
    await button('この12件を表示して選択').click();
    await count(12);
    await page.getByText(/12件を選択中/).waitFor();
    // Once obeyed, the wish to take them all leaves the URL: a reload takes none that came later.
    expect([address().get('open'), address().get('select'), address().get('deadline')]).toEqual([
      'true',
      null,
      null,
    ]);
    expect(address().get('receivedFrom')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/);
    await page
      .getByText(/^受信：\d{4}\/\d\d\/\d\d \d\d:\d\dから$/)
      .first()
      .waitFor();
  });

  test('filters are set by keyboard, stand as chips and in the URL, and the tabs count what fits', async () => {
    await page.goto('/abnormal-orders');
    await button('絞り込み').focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('下限の金額').fill('¥1,001');
    await page.getByLabel('上限の金額').fill('1000');
    await page.keyboard.press('Enter');
    await page.getByText('上限が下限より小さくなっています').waitFor();
    await expectAccessible(page, 'the filter');
    await page.getByLabel('上限の金額').fill('１００３');
    await page.keyboard.press('Enter');
    await count(3);
    expect([address().get('minTotal'), address().get('maxTotal')]).toEqual(['1001', '1003']);
    await expect.poll(() => button(/^すべての注文/).textContent()).toMatch(/3$/);
    await page.getByLabel('要対応のみ').check();
    await button('「金額：¥1,001〜¥1,003」の絞り込みを解除').waitFor();
    await button('「要対応のみ」の絞り込みを解除').click();
    await expect.poll(() => address().get('open')).toBeNull();
    expect(await page.locator('.print-only').textContent()).toContain('金額：¥1,001〜¥1,003');
  });

  test('a view is saved, chosen again after everything was cleared, overwritten and deleted', async () => {
    await button('保存した表示').click();
    await page.getByLabel('いまの表示の名前').fill('少額の注文');
    await page.keyboard.press('Enter');
    await page.getByText('「少額の注文」を保存しました').waitFor();
    await expectAccessible(page, 'the saved views');
    await page.keyboard.press('Escape');
    await button('すべて解除').click();
    await count(13);
    await button('保存した表示').click();
    await button('「少額の注文」を表示').click();
    await count(3);
    await button('保存した表示').click();
    await page.getByLabel('いまの表示の名前').fill('少額の注文');
    await page.getByText('「少額の注文」をいまの表示で上書きします').waitFor();
    await button('上書き保存').click();
    await page.getByText('「少額の注文」を保存しました').waitFor();
    await button('「少額の注文」を削除').click();
    await page.getByText('保存した表示はまだありません').waitFor();
    await page.keyboard.press('Escape');
  });

  test('columns and density are chosen, painted by the server the next time, and reset', async () => {
    await button('列の設定').click();
    await page.getByLabel('ゆったり').check();
    await page.getByRole('checkbox', { name: '配送先' }).uncheck();
    await button('「合計(税込)」を前へ').click();
    await expectAccessible(page, 'the columns');
    const html = await (await page.request.get('/abnormal-orders')).text();
    const painted = [...html.matchAll(/<th[^>]*data-column="(\w+)"/g)].map(([, column]) => column);
    expect(painted).toEqual(
      'select orderType status orderNumber receivedAt orderedAt total customer mail restore delete detail'.split(
        ' ',
      ),
    );
    expect(html).toContain('data-density="comfortable"');
    await button('最初の並びに戻す').click();
    await expect.poll(() => page.getByRole('columnheader').count()).toBeGreaterThan(11);
    await page.keyboard.press('Escape');
  });

  test('the CSV holds exactly what is filtered', async () => {
    await page.goto('/abnormal-orders?minTotal=1001&maxTotal=1003');
    await button('CSV').click();
    const arriving = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Shift_JIS' }).click();
    const file = readFileSync(await (await arriving).path());
    const [head = [], ...rows] = readCsv(new TextDecoder('shift_jis').decode(file));
    expect(rows.map((row) => row[head.indexOf('注文番号')])).toEqual(['S-03', 'S-02', 'S-01']);
  });

  test('what the URL cannot mean is passed over, and filters that hide everything say so', async () => {
    await page.goto(
      '/abnormal-orders?received=never&receivedFrom=2026-02-31&minTotal=x&after=AAAA&page=-1&tab=none',
    );
    await count(13);
    await page.goto('/abnormal-orders?minTotal=9999999');
    await page.getByText('この条件に一致する異常注文はありません').waitFor();
    await page.locator('section').getByRole('button', { name: 'すべて解除' }).click();
    await count(13);
  });

  test('typing goes on while an answer is still awaited', async () => {
    await page.route('**/api/graphql', () => {});
    const box = page.getByRole('textbox', { name: '異常注文を検索' });
    await box.pressSequentially('S-0');
    await page.waitForURL('**?q=S-0');
    await box.pressSequentially('12', { timeout: 2_000 });
    expect(await box.inputValue()).toBe('S-012');
    await page.unroute('**/api/graphql');
  });

  test('the same in English, on a phone, in the dark', async () => {
    const phone = await desk.open({ language: 'en', scheme: 'dark', width: 390 });
    await phone.goto('/abnormal-orders?minTotal=1001&received=week', { waitUntil: 'networkidle' });
    await phone.getByText(/12 abnormal orders have arrived since \d\d:\d\d/).waitFor();
    await phone.locator('summary', { hasText: 'Void today' }).click();
    await phone.getByRole('button', { name: 'Remove the filter “Received: 7 days”' }).waitFor();
    await phone.getByRole('button', { name: 'Filters (2)' }).click();
    await phone.getByRole('button', { name: 'Yesterday' }).first().click();
    await expectAccessible(phone, 'the filter on a phone');
    await phone.getByRole('button', { name: 'Apply' }).click();
    await phone.getByText('No abnormal order fits these filters').waitFor();
    await phone.context().close();
  });
});

/** Twelve rows of twenty minutes ago, and one of a month before. */
async function fillShop() {
  const { shop, receive } = await aShop(database, { graceSeconds: 0 });
  const now = Date.now();
  const tell = (OrderID: string, { at, amount }: { at: Date; amount: number }) => {
    const jst = new Date(at.getTime() + 9 * 60 * minute).toISOString().replaceAll(/\D/g, '').slice(0, 14);
    const trade = {
      ShopID: shop.gmopgShopId,
      OrderID,
      AccessID: anAccessId(amount),
      Amount: amount,
      TranDate: jst,
    };
    return receive(aNotice(trade), at);
  };
  await tell('OLD', { at: new Date(now - 40 * 24 * 60 * minute), amount: 650 });
  for (let i = 1; i <= 12; i++)
    await tell(`S-${String(i).padStart(2, '0')}`, {
      at: new Date(now - 20 * minute + i * 1_000),
      amount: 1_000 + i,
    });
}
