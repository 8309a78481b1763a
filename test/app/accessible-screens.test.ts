import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Look } from '#test/app/a-browser';
import { type Desk, hasBrowser, openDesk } from '#test/app/a-desk';
import { expectAccessible } from '#test/app/expect-accessible';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();

describe.skipIf(!hasBrowser)('every screen', { timeout: 120_000 }, () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk(database);
  }, 300_000);

  afterAll(() => desk?.close());

  const looks: Look[] = [
    { language: 'ja', scheme: 'light', width: 1366 },
    { language: 'ja', scheme: 'dark', width: 1366 },
    { language: 'ja', scheme: 'light', width: 390 },
    { language: 'ja', scheme: 'dark', width: 390 },
    { language: 'en', scheme: 'light', width: 1366 },
    { language: 'en', scheme: 'dark', width: 390 },
  ];
  test.each(looks)(
    'axe finds nothing, and nothing is wider than the screen: $language, $scheme, $width px',
    async (look) => {
      const seen = await desk.open(look);
      const check = (screen: string) => expectAccessible(seen, screen);
      for (const path of [
        '/sign-in',
        '/abnormal-orders',
        '/abnormal-orders?q=nobody',
        '/abnormal-orders/nobody',
        '/orders',
        '/notices',
        '/practice',
        '/reconciliations',
        '/totals',
        '/nowhere',
      ]) {
        await seen.goto(path, { waitUntil: 'networkidle' });
        await check(path);
      }
      for (const list of ['/abnormal-orders', '/orders']) {
        await seen.goto(list);
        await seen
          .getByRole('link', { name: /の詳細表示$|^Details of/ })
          .first()
          .click();
        await seen.waitForURL(`**${list}/*`);
        await seen.waitForLoadState('networkidle');
        await check(`${list}/[id]`);
      }
      for (const action of [
        /2009031700003を復旧|Restore 2009031700003/,
        /2009031700003を削除|Delete 2009031700003/,
      ]) {
        await seen.goto('/abnormal-orders');
        await seen.getByRole('button', { name: action }).click();
        await seen.getByRole('dialog').getByRole('button').nth(1).waitFor();
        await seen.waitForLoadState('networkidle');
        await check(String(action));
      }
      const dialog = seen.getByRole('dialog');
      await dialog.getByRole('radio').first().check();
      await dialog.getByRole('button', { name: /^削除する$|^Delete$/ }).click();
      const undo = seen.getByRole('button', { name: /^元に戻す$|^Undo$/ });
      await undo.waitFor();
      await check('the toast of a deletion');
      await undo.click();
      await seen.getByText(/一覧に戻しました|is back on the lists/).waitFor();
      await seen.context().close();
    },
  );
});
