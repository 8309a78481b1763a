import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noBrowser, usualLook } from '#test/app/a-browser';
import { type Desk, hasBrowser, openDeskOn } from '#test/app/a-desk';
import { aGatewayShop, type GatewayShop } from '#test/app/a-gateway-shop';
import { noteTroubles } from '#test/app/note-troubles';
import { aDatabase } from '#test/harness/a-database';

if (!hasBrowser) process.stderr.write(`${noBrowser}\n`);
const database = await aDatabase();

describe.skipIf(!hasBrowser)('in a browser, on a shop that GMOPG answers', { timeout: 120_000 }, () => {
  let desk: Desk;
  let page: Page;
  let shop: GatewayShop;
  const troubles: string[] = [];

  beforeAll(async () => {
    shop = await aGatewayShop(database);
    desk = await openDeskOn(database);
    page = await desk.open(usualLook);
    noteTroubles(page, troubles);
  }, 300_000);

  afterAll(async () => {
    await desk?.close();
    await shop?.simulator.close();
  });

  const rowOf = (number: string) => page.locator(`tbody[data-row="${number}"]`);
  const openCancel = async (number: string): Promise<Locator> => {
    await page.goto('/abnormal-orders');
    await page.getByRole('button', { name: `${number}の取引を取消` }).click();
    const dialog = page.getByRole('dialog', { name: '取引の取消' });
    await dialog.getByText('本日 24:00 まで').waitFor();
    return dialog;
  };

  test('a duplicate is cancelled from its row, once, with a mail, and then reads as settled', async () => {
    await shop.register('2026050100001', { total: 1_050, isOrder: true });
    const accessId = await shop.charge('2026050100001', { amount: 1_050 });
    const dialog = await openCancel('2026050100001');
    await dialog.getByText('成立している注文（この支払いは取り消しません）').waitFor();
    await dialog.getByText('取消（VOID）').waitFor();
    await dialog.getByText('代金引換').waitFor();
    await dialog.getByLabel('取消の理由（任意）').fill('重複して請求されたため');
    await dialog.getByRole('button', { name: '文面を編集する' }).click();
    await dialog.getByLabel('件名').fill('【くらしの道具店】お支払いを取り消しました');
    await dialog.getByRole('button', { name: '取り消してメールを送る（¥1,050）' }).dblclick();

    await page.getByText('2026050100001 の ¥1,050 を取り消しました').waitFor();
    await page.getByText('取消のご案内を hanako@example.jp に送ります。').waitFor();
    await rowOf('2026050100001').getByText('対応は不要です').waitFor();
    await rowOf('2026050100001').getByText('取消済', { exact: true }).waitFor();
    const trade = shop.simulator.ledger.trade(accessId);
    expect(trade?.status).toBe('VOID');
    expect(trade?.events.filter((event) => event.call === 'AlterTran')).toHaveLength(1);

    await page.getByRole('link', { name: '2026050100001の詳細表示' }).click();
    await page.getByRole('heading', { name: '異常注文 2026050100001' }).waitFor();
    await page.getByText('取消を依頼').waitFor();
    await page.getByText('取消が成立').waitFor();
    await page.getByText('【くらしの道具店】お支払いを取り消しました').waitFor();
  });

  test('what changed at GMOPG while the dialog was open is shown and asked about again', async () => {
    const accessId = await shop.charge('2026050100002', { amount: 2_100 });
    const dialog = await openCancel('2026050100002');
    shop.simulator.operate({ accessId, job: 'CHANGE', amount: 2_000, tax: 0 });
    await dialog.getByRole('button', { name: '取り消す（¥2,100）' }).click();
    await dialog.getByText('いま行えるのは「取消（VOID）」¥2,000 です。').waitFor();
    expect(shop.simulator.ledger.trade(accessId)?.status).toBe('CAPTURE');

    await dialog.getByRole('button', { name: '取り消す（¥2,000）' }).click();
    await page.getByText('2026050100002 の ¥2,000 を取り消しました').waitFor();
    expect(shop.simulator.ledger.trade(accessId)?.status).toBe('VOID');
  });

  test('what was cancelled in the console meanwhile is not cancelled again, and the dialog says so', async () => {
    const accessId = await shop.charge('2026050100003', { amount: 3_300 });
    const dialog = await openCancel('2026050100003');
    shop.simulator.operate({ accessId, job: 'VOID' });
    await dialog.getByRole('button', { name: '取り消す（¥3,300）' }).click();
    await dialog.getByText('取り消せませんでした。').waitFor();
    await dialog.getByText('売上はGMOPGで取り消されています。').waitFor();
    expect(await dialog.getByRole('button', { name: /^取り消す/ }).count()).toBe(0);
    await dialog.getByRole('button', { name: '閉じる' }).last().click();
    await rowOf('2026050100003').getByText('取消済', { exact: true }).waitFor();
  });

  test('a cancel that cannot reach GMOPG says that the charge stands', async () => {
    const accessId = await shop.charge('2026050100004', { amount: 4_400 });
    const dialog = await openCancel('2026050100004');
    await shop.simulator.setOutage('RESET');
    await dialog.getByRole('button', { name: '取り消す（¥4,400）' }).click();
    await dialog.getByText('GMOPGに確認できなかったため、取り消していません。').waitFor();
    await shop.simulator.setOutage(null);
    expect(shop.simulator.ledger.trade(accessId)?.status).toBe('CAPTURE');
  });

  test('a cancel whose reply was lost is waited for, and neither restored nor sent again', async () => {
    await shop.register('2026050100005', { total: 5_500 });
    const accessId = await shop.charge('2026050100005', { amount: 5_500 });
    await database.sql`insert into cancellations (shop_id, trade_id, requested_at, requested_by, job, total, state, sent_at, problem)
      select shop_id, id, now(), 'desk@example.jp', 'VOID', 5500, 'UNKNOWN', now(), '' from trades where access_id = ${accessId}`;
    await page.goto('/abnormal-orders');
    await rowOf('2026050100005').getByText('取消の確認中').waitFor();
    expect(await page.getByRole('button', { name: '2026050100005を復旧' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: '2026050100005の取引を取消' }).count()).toBe(0);
  });

  test('asking GMOPG from the row says what changed, and the row follows', async () => {
    await shop.register('2026050100006', { total: 6_600 });
    const accessId = await shop.charge('2026050100006', { amount: 6_600 });
    await page.goto('/abnormal-orders');
    const ask = page.getByRole('button', { name: '2026050100006の決済状況を照会' });
    await ask.click();
    await page.getByText('変わりありません。GMOPGでも「売上成立」¥6,600（CAPTURE）です。').waitFor();
    await rowOf('2026050100006')
      .getByTitle(/^最終照会/)
      .waitFor();

    shop.simulator.operate({ accessId, job: 'VOID' });
    await ask.click();
    await page.getByText('売上はGMOPGで取り消されていました（VOID）。').waitFor();
    await rowOf('2026050100006').getByText('取消済', { exact: true }).waitFor();
  });

  test('while GMOPG is silent a restore waits for a second, deliberate step', async () => {
    await shop.register('2026050100007', { total: 7_700 });
    await shop.charge('2026050100007', { amount: 7_700 });
    await shop.simulator.setOutage('RESET');
    await page.goto('/abnormal-orders');
    await page.getByRole('button', { name: '2026050100007を復旧' }).click();
    const dialog = page.getByRole('dialog', { name: '異常注文の復旧' });
    await dialog.getByText('GMOPGに今の状態を確かめてから復旧します').waitFor();
    await dialog.getByRole('button', { name: '復旧してメールを送る（¥7,700）' }).click();
    await dialog.getByText('GMOPGに確認できなかったため、まだ復旧していません。').waitFor();
    const goOn = dialog.getByRole('button', { name: 'GMOPGに確認できないまま復旧する' });
    expect(await goOn.isDisabled()).toBe(true);
    await dialog.getByLabel(/^売上がすでに取り消されていると/).check();
    await goOn.click();
    await page.getByText('注文 2026050100007（山田 花子 様）を復旧しました').waitFor();
    await shop.simulator.setOutage(null);
  });

  test('a restore that GMOPG contradicts is refused in its words, and the row follows', async () => {
    await shop.register('2026050100008', { total: 8_800 });
    const accessId = await shop.charge('2026050100008', { amount: 8_800 });
    await page.goto('/abnormal-orders');
    await page.getByRole('button', { name: '2026050100008を復旧' }).click();
    const dialog = page.getByRole('dialog', { name: '異常注文の復旧' });
    await dialog.getByText('請求額とカートの合計が一致しています').waitFor();
    shop.simulator.operate({ accessId, job: 'VOID' });
    await dialog.getByRole('button', { name: '復旧してメールを送る（¥8,800）' }).click();
    await dialog.getByText('GMOPGの答え：取消済み（VOID）、¥8,800。').waitFor();
    await dialog.getByText('売上は取り消されています。').waitFor();
    expect(await dialog.getByRole('button', { name: '復旧してメールを送る（¥8,800）' }).isDisabled()).toBe(
      true,
    );
    await dialog.getByRole('button', { name: '閉じる' }).last().click();
    await rowOf('2026050100008').getByText('取消済', { exact: true }).waitFor();
  });

  test('a number that no list knows is looked up at GMOPG, and its money makes a row', async () => {
    await shop.register('2026050100009', { total: 9_900 });
    await shop.charge('2026050100009', { amount: 9_900, notified: false });
    await page.goto('/abnormal-orders?q=2026050100009');
    await page.getByRole('button', { name: '注文番号でGMOPGに照会する' }).click();
    const dialog = page.getByRole('dialog', { name: '注文番号で照会' });
    expect(await dialog.getByLabel('注文番号').inputValue()).toBe('2026050100009');
    await dialog.getByRole('button', { name: 'GMOPGに照会する' }).click();
    await dialog.getByText('「お支払い（¥9,900）は確認できました。').waitFor();
    await dialog.getByText('売上が成立しています').waitFor();
    await dialog.getByRole('link', { name: '異常注文を開く' }).click();
    await page.getByRole('heading', { name: '異常注文 2026050100009' }).waitFor();
    await page.getByText('照会で発見').waitFor();
  });

  test('on the telephone nobody says that a payment failed: not known is not failed', async () => {
    await page.goto('/abnormal-orders');
    await page.getByRole('button', { name: '注文番号で照会' }).click();
    const dialog = page.getByRole('dialog', { name: '注文番号で照会' });
    await dialog.getByLabel('注文番号').fill('2026050199999');
    await dialog.getByLabel('注文番号').press('Enter');
    await dialog.getByText('「この番号のお支払いは、こちらではまだ確認できておりません。').waitFor();
    await dialog.getByText('GMOPGに、このオーダーIDの取引はありません').waitFor();

    await shop.simulator.setOutage('RESET');
    await dialog.getByRole('button', { name: 'GMOPGに照会する' }).click();
    await dialog.getByText('お支払いの状態は、まだ分かりません。').waitFor();
    await shop.simulator.setOutage(null);
    await dialog.getByLabel('注文番号').fill('ご注文');
    await dialog.getByRole('button', { name: 'GMOPGに照会する' }).click();
    await dialog.getByText('この番号は照会できません。').waitFor();
  });

  test('a run finds the charge whose notice never came and shows it, and the month counts it', async () => {
    await shop.register('2026050100010', { total: 10_100 });
    await shop.charge('2026050100010', { amount: 10_100, notified: false });
    await page.goto('/reconciliations');
    await page.getByRole('button', { name: '今すぐ照合する' }).click();
    const run = page.locator('tbody').first();
    await run.getByText('結果通知が届いていない売上が見つかりました。').waitFor({ timeout: 60_000 });
    await run.getByRole('link').click();
    await page.getByRole('link', { name: '2026050100010' }).click();
    await page.getByRole('heading', { name: '異常注文 2026050100010' }).waitFor();
    await page.getByText('照合で発見').waitFor();

    await page.getByRole('link', { name: '月次集計' }).click();
    const sums = page.getByRole('table', { name: '月次集計' }).getByRole('row', { name: /^合計/ });
    await sums.waitFor();
    const [restored, cancelled, open] = [
      ['1', '¥7,700'],
      ['5', '¥21,750'],
      ['4', '¥29,900'],
    ];
    expect(await sums.getByRole('cell').allInnerTexts()).toEqual([restored, cancelled, open].flat());
  });

  test('no page wrote an error to the console', () => {
    expect(troubles).toEqual([]);
  });
});
