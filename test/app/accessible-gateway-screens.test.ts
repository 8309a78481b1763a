import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Look } from '#test/app/a-browser';
import { type Desk, hasBrowser, openDeskOn } from '#test/app/a-desk';
import { aGatewayShop, type GatewayShop } from '#test/app/a-gateway-shop';
import { expectAccessible } from '#test/app/expect-accessible';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const longName =
  '勅使河原・フォン・ハプスブルク＝ロートリンゲン 寿限無左衛門乃介 Wolfeschlegelsteinhausenbergerdorff';

describe.skipIf(!hasBrowser)('every screen of GMOPG', { timeout: 120_000 }, () => {
  let desk: Desk;
  let shop: GatewayShop;

  beforeAll(async () => {
    shop = await aGatewayShop(database);
    await shop.register('2026050200001', { total: 1_050, name: longName, isOrder: true });
    await shop.charge('2026050200001', { amount: 1_050 });
    await shop.register('2026050200002', { total: 123_456_789, name: longName });
    await shop.charge('2026050200002', { amount: 123_456_789 });
    await shop.register('2026050200003', { total: 650 });
    const accessId = await shop.charge('2026050200003', { amount: 650 });
    await database.sql`insert into cancellations (shop_id, trade_id, requested_at, requested_by, job, total, state, sent_at)
      select shop_id, id, now(), 'desk@example.jp', 'VOID', 650, 'UNKNOWN', now() from trades where access_id = ${accessId}`;
    desk = await openDeskOn(database);
  }, 300_000);

  afterAll(async () => {
    await desk?.close();
    await shop?.simulator.close();
  });

  const looks: Look[] = [
    { language: 'ja', scheme: 'light', width: 1366 },
    { language: 'ja', scheme: 'dark', width: 390 },
    { language: 'en', scheme: 'dark', width: 1366 },
    { language: 'en', scheme: 'light', width: 390 },
  ];
  test.each(looks)(
    'axe finds nothing, and nothing is wider than the screen: $language, $scheme, $width px',
    async (look) => {
      const page = await desk.open(look);
      const press = (name: RegExp) => page.getByRole('button', { name }).click();
      await page.goto('/abnormal-orders', { waitUntil: 'networkidle' });
      await expectAccessible(page, 'the list');

      await press(/2026050200001の取引を取消|Cancel the trade of 2026050200001/);
      await page.getByRole('dialog').getByText('【くらしの道具店】').first().waitFor();
      await expectAccessible(page, 'cancel');

      await shop.simulator.setOutage('RESET');
      await press(/^取り消してメールを送る|^Cancel ¥1,050/);
      await page.getByRole('dialog').getByRole('alert').waitFor();
      await expectAccessible(page, 'cancel while GMOPG is silent');

      await page.goto('/abnormal-orders');
      await press(/2026050200002を復旧|Restore 2026050200002/);
      await press(/^復旧してメールを送る|^Restore and/);
      await page.getByRole('dialog').getByRole('alert').waitFor();
      await expectAccessible(page, 'restore while GMOPG is silent');
      await shop.simulator.setOutage(null);

      await lookUp(page, '2026050200002');
      await expectAccessible(page, 'look up');
      await page.goto('/reconciliations', { waitUntil: 'networkidle' });
      await press(/^今すぐ照合する|^Reconcile now/);
      await page
        .getByText(/すべて一致しています|Everything agrees/)
        .first()
        .waitFor({ timeout: 60_000 });
      await expectAccessible(page, 'reconciliations');
      await page.locator('tbody').first().getByRole('link').click();
      await page.waitForURL('**/reconciliations/*');
      await page.waitForLoadState('networkidle');
      await expectAccessible(page, 'a reconciliation');
      await page.goto('/totals', { waitUntil: 'networkidle' });
      await expectAccessible(page, 'totals');
      await page.context().close();
    },
  );
});

async function lookUp(page: Page, number: string): Promise<void> {
  await page.goto('/abnormal-orders');
  await page.getByRole('button', { name: /^注文番号で照会|^Look up a number/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(number);
  await dialog.getByRole('textbox').press('Enter');
  await dialog.getByRole('link').waitFor();
}
