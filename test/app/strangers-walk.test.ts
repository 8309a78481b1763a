import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deleteAbnormalOrder } from '#recovery/abnormal-orders/delete-abnormal-order';
import { findAbnormalOrdersByNumbers } from '#recovery/abnormal-orders/find-abnormal-orders';
import { noBrowser, usualLook } from '#test/app/a-browser';
import { type Desk, hasBrowser, openDeskOn } from '#test/app/a-desk';
import { aGatewayShop, type GatewayShop } from '#test/app/a-gateway-shop';
import { aDatabase } from '#test/harness/a-database';

if (!hasBrowser) process.stderr.write(`${noBrowser}\n`);
const database = await aDatabase();
const mostClicks = 3;

// Somebody who has read nothing goes by the words on the screen alone, and each question begins on the first page.
describe.skipIf(!hasBrowser)('a stranger finds within three clicks', { timeout: 120_000 }, () => {
  let desk: Desk;
  let shop: GatewayShop;

  beforeAll(async () => {
    shop = await aGatewayShop(database);
    for (const [number, total] of [
      ['2026050400001', 1_200],
      ['2026050400002', 3_400],
      ['2026050400003', 980],
      ['2026050400004', 550],
    ] as const) {
      await shop.register(number, { total, name: '青木 さくら' });
      await shop.charge(number, { amount: total });
    }
    const [row] = await findAbnormalOrdersByNumbers(database.db, shop.id, ['2026050400003']);
    const wish = { id: row?.id ?? '', reason: '電話で承りました' };
    await deleteAbnormalOrder(database.db, shop.id, wish, { actor: 'clerk', now: new Date() });
    desk = await openDeskOn(database);
  }, 300_000);

  afterAll(async () => {
    await desk?.close();
    await shop?.simulator.close();
  });

  test.each(['ja', 'en'] as const)('how much money is at risk: %s', async (language) => {
    const { page, sees } = await startWalk(language);
    await sees(/^(宙に浮いている金額|Money at risk)$/);
    expect(await wordsOf(page.locator('dl').first())).toMatch(/¥5,\d{3}/);
  });

  test.each(['ja', 'en'] as const)('why the top row is where it is, and what to do: %s', async (language) => {
    const { page, click, sees } = await startWalk(language);
    const top = page.locator('tbody[data-row]').first();
    expect(await wordsOf(top)).toMatch(
      /カートに注文がありません。「復旧」で|the cart has no order. Press “Restore”/,
    );
    await click(/^(詳細表示|Details)$/);
    await sees(/^(GMOPG|GMO PG).*/);
    await sees(/結果通知|notice/i);
  });

  test.each(['ja', 'en'] as const)('what the mail will say: %s', async (language) => {
    const { click, sees } = await startWalk(language);
    await click(/^(復旧|Restore)$/);
    await sees(/^【くらしの道具店】/);
    await sees(/ご連絡が遅くなりましたことをお詫び/);
  });

  test.each(['ja', 'en'] as const)('how to undo a deletion just made: %s', async (language) => {
    const { click, sees } = await startWalk(language);
    await click(/^(削除|Delete)$/);
    await click(/GMOPGの管理画面で取消済み|Cancelled in GMOPG/);
    await click(/^(削除する|Delete)$/);
    await sees(/^(元に戻す|Undo)$/);
  });

  test.each(['ja', 'en'] as const)('how to undo a deletion of another day: %s', async (language) => {
    const { click, sees } = await startWalk(language);
    await click(/^(絞り込み|Filters)/);
    await click(/^(削除済み|Deleted)$/);
    await click(/^(絞り込む|Apply)$/);
    await sees(/電話で承りました/);
    await sees(/^(元に戻す|Undo)$/);
  });

  test.each(['ja', 'en'] as const)('which URL to give to GMOPG: %s', async (language) => {
    const { page, click } = await startWalk(language);
    await click(/^(設定|Settings)$/);
    await click(/^(設定ガイド|Setup guide)$/);
    await expect
      .poll(() => wordsOf(page.locator('body, input')))
      .toMatch(/https?:\/\/\S+\/api\/gmopg\/notices\/[\w-]{20,}/);
  });

  test('a fourth click ends the walk', async () => {
    const { click } = await startWalk('ja');
    for (const menu of [/^注文処理状況管理$/, /^照合$/, /^月次集計$/]) await click(menu);
    await expect(click(/^設定$/)).rejects.toThrow('A fourth click');
  });

  async function startWalk(language: 'ja' | 'en') {
    const page = await desk.open({ ...usualLook, language });
    await page.goto('/');
    let clicks = 0;
    return {
      page,
      /** What can be pressed and bears these words, the uppermost of them; in a dialog when one is open. */
      async click(words: RegExp): Promise<void> {
        if (clicks++ === mostClicks) throw new Error(`A fourth click is needed: ${words}`);
        const dialog = page.getByRole('dialog');
        const place = (await dialog.isVisible()) ? dialog : page.locator('body');
        await place
          .locator('a, button, label, summary')
          .filter({ hasText: words, visible: true })
          .first()
          .click();
      },
      async sees(words: RegExp): Promise<void> {
        await page.getByText(words).filter({ visible: true }).first().waitFor();
      },
    };
  }
});

/** What can be read, in fields too. */
async function wordsOf(places: Locator): Promise<string> {
  const words = await places.evaluateAll((all) =>
    all.map((one) => (one instanceof HTMLInputElement ? one.value : '')),
  );
  return [...(await places.allInnerTexts()), ...words].join('\n');
}
