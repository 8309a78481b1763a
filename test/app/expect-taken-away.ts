import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

/** The results, copied and on paper: each row of them, and nothing to press. */
export async function expectTakenAway(dialog: Locator): Promise<void> {
  const page = dialog.page();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await dialog.getByRole('button', { name: '結果をコピー' }).click();
  await dialog.getByRole('button', { name: 'コピーしました' }).waitFor();
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
  expect(copied).toHaveLength(101);
  expect(copied.filter((line) => line.endsWith('\t復旧しました'))).toHaveLength(93);

  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-asked-to-print', '');
  });
  await dialog.getByRole('button', { name: '印刷' }).click();
  await page.locator('body[data-asked-to-print]').waitFor();
  await page.emulateMedia({ media: 'print' });
  const last = await dialog.locator('[data-restored] li').last().boundingBox();
  const paper = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(last?.y).toBeGreaterThan(page.viewportSize()?.height ?? 0);
  expect(last?.y).toBeLessThan(paper);
  expect(await page.getByRole('button').count()).toBe(0);
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(0);
  await page.emulateMedia({ media: null });
}
