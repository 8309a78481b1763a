import type { APIResponse, Page } from 'playwright-core';
import { type Act, answerInstead, deleteThird, press } from '#test/app/screen-acts';

/** What a server says, before anybody has read it. */
type Answered = Awaited<ReturnType<APIResponse['json']>>;

/** From here on every answer to this query is changed before the page has it, and the page asks again. */
async function changeAnswers(page: Page, query: string, change: (data: Answered) => void) {
  await page.route('**/api/graphql', async (route) => {
    if (!String(route.request().postDataJSON().query).includes(`query ${query}(`)) return route.continue();
    const answer = await route.fetch();
    const json = await answer.json();
    change(json.data);
    await route.fulfill({ response: answer, json });
  });
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
}

/** Somebody points at the list: one row leaves it, one changes, and one comes. */
export async function changeUnderPointer(page: Page): Promise<void> {
  await page.locator('tbody[data-row]').nth(1).hover();
  await changeAnswers(page, 'AbnormalOrders', ({ abnormalOrders }) => {
    const [first, second, ...others] = abnormalOrders.nodes;
    abnormalOrders.nodes = [
      { ...first, id: 'new' },
      { ...second, warnings: ['POSSIBLE_REORDER'] },
      ...others,
    ];
  });
  await page.getByRole('button', { name: /^新着|^Show 1 new/ }).waitFor();
}

/** Somebody else deletes the row while its dialog is open. */
export async function deleteUnderDialog(page: Page): Promise<void> {
  await press(/を復旧$|^Restore 2/)(page);
  await page
    .getByRole('button', { name: /^復旧して|^Restore and/ })
    .first()
    .waitFor();
  await changeAnswers(page, 'RestoreDialog', ({ abnormalOrder }) =>
    Object.assign(abnormalOrder, {
      ...{ deletedAt: '2026-11-24T05:10:00+09:00', deletedBy: 'desk@example.jp', isListed: true },
      allowedActions: ['UNDELETE'],
    }),
  );
  await page.locator('[data-stale]').waitFor();
}

/** A chosen row can no longer be restored, as the dialog of all of them learns. */
export function changeUnderBulk(open: Act): Act {
  return async (page) => {
    await open(page);
    await changeAnswers(page, 'BulkRestore', ({ restorePreview }) => {
      const [gone] = restorePreview.restorable.splice(0, 1);
      restorePreview.refused.push({ __typename: 'RefusedRestore', id: gone.id, abnormalOrder: null });
    });
    await page.locator('[data-stale]').waitFor();
  };
}

/** The toast of one act stands while the dialog of the next opens. */
export async function openBesideToast(page: Page): Promise<void> {
  const deletedAt = '2026-11-24T05:10:00+09:00';
  await answerInstead(page, 'DeleteAbnormalOrder', (id) => ({
    __typename: 'AbnormalOrderDeleted',
    abnormalOrder: { __typename: 'AbnormalOrder', id, orderNumber: '2009031700003', deletedAt },
  }));
  await deleteThird(page);
  await press(/を復旧$|^Restore 2/)(page);
  await page.getByRole('dialog').getByRole('heading', { level: 3 }).first().waitFor();
}
